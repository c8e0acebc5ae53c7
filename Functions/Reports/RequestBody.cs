using System.IO;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialFunnel.Reports;

/// <summary>What a request carries, read up to a limit.</summary>
internal static class RequestBody
{
    private const int MostFormBytes = 128 * 1024;
    private const int MostFormFields = 4096;

    /// <summary>The body; null when it is longer than the limit.</summary>
    public static async Task<MemoryStream?> Bytes(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > most)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        buffer.Position = 0;
        return buffer;
    }

    /// <summary>The body as UTF-8; null when it is longer than the limit.</summary>
    public static async Task<string?> Text(HttpRequest request, int most, CancellationToken cancellation) =>
        await Bytes(request, most, cancellation) is { } buffer ? Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF') : null;

    /// <summary>The fields of a form as a browser sends it; null when it is none, or too long.</summary>
    public static async Task<IFormCollection?> Form(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        // The framework's own reader bounds each field and not the sum of them, when a request does not say how long it is.
        if (await Bytes(request, MostFormBytes, cancellation) is not { } body)
        {
            return null;
        }

        try
        {
            using var reader = new FormReader(body, Encoding.UTF8) { ValueCountLimit = MostFormFields };
            return new FormCollection(await reader.ReadFormAsync(cancellation));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
