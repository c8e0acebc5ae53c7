using System.IO;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace SocialFunnel.Reports;

/// <summary>What a request carries, read up to a limit.</summary>
internal static class RequestBody
{
    private const int MostFormBytes = 128 * 1024;

    /// <summary>The body; null when it is longer than the limit.</summary>
    public static async Task<MemoryStream?> Bytes(HttpRequest request, int most, CancellationToken cancellation)
    {
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
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true || request.ContentLength > MostFormBytes)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = MostFormBytes, ValueCountLimit = 4096 }, cancellation);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
