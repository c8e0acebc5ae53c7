using System.IO;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Creates or changes a brand; all faults of its settings are named at once.</summary>
public sealed class PutBrand(BrandStore brands, BrandSettingsReader reader)
{
    private const int MostBytes = 256 * 1024;

    [Function(nameof(PutBrand))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "brands/{brand}")] HttpRequest request, string brand, CancellationToken cancellation)
    {
        if (await Body(request, cancellation) is not { } settings)
        {
            return Problem.TooLarge($"The settings of a brand are at most {MostBytes / 1024} KiB.");
        }

        var read = reader.Read(brand, settings);
        if (read.Brand is not { } accepted)
        {
            return Problem.Invalid("The settings of the brand are not valid.", read.Faults);
        }

        var isNew = await brands.Settings(brand, cancellation) is null;
        await brands.Save(accepted, settings, cancellation);
        return isNew ? TypedResults.Created($"{request.PathBase}{request.Path}", BrandReport.From(accepted)) : TypedResults.Ok(BrandReport.From(accepted));
    }

    private static async Task<string?> Body(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > MostBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
    }
}
