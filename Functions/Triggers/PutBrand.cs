using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Privacy;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Creates or changes a brand; all faults of its settings are named at once.</summary>
public sealed class PutBrand(BrandAccess access, BrandStore brands, BrandSettingsReader reader, ErasureStore erasures)
{
    private const int MostBytes = 256 * 1024;

    [Function(nameof(PutBrand))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "brands/{brand}")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, () => Take(request, brand, cancellation), cancellation);

    private async Task<IResult> Take(HttpRequest request, string brand, CancellationToken cancellation)
    {
        if (await RequestBody.Text(request, MostBytes, cancellation) is not { } settings)
        {
            return Problem.TooLarge($"The settings of a brand are at most {MostBytes / 1024} KiB.");
        }

        var read = reader.Read(brand, settings);
        if (read.Brand is not { } accepted)
        {
            return Problem.Invalid("The settings of the brand are not valid.", read.Faults);
        }

        if (await erasures.IsRunning(brand, cancellation))
        {
            return Problem.Conflict($"Brand '{brand}' is being deleted: wait until GET /api/brands/{brand}/erasure says that it is done.");
        }

        var isNew = await brands.Settings(brand, cancellation) is null;
        await brands.Save(accepted, settings, cancellation);
        return isNew ? TypedResults.Created($"{request.PathBase}{request.Path}", BrandReport.From(accepted)) : TypedResults.Ok(BrandReport.From(accepted));
    }
}
