using System.IO;
using System.Net.Http;

namespace SocialFunnel.Outbound;

/// <summary>Reads an answer to its end, within the attempt that fetched it, so that a body cut short is retried like any fault, and never beyond a bound.</summary>
internal sealed class BoundedBodies : DelegatingHandler
{
    /// <summary>No answer is read beyond this, counted after decompression: 10 MB.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var answer = await base.SendAsync(request, cancellation);
        try
        {
            var body = new ByteArrayContent(await Read(answer, cancellation));
            foreach (var (name, values) in answer.Content.Headers.Where(header => header.Key is not "Content-Length"))
            {
                body.Headers.TryAddWithoutValidation(name, values);
            }

            answer.Content.Dispose();
            answer.Content = body;
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> Read(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > MostBytes)
            {
                throw new OutboundException($"{answer.RequestMessage!.RequestUri!.IdnHost} answers with more than {MostBytes / (1024 * 1024)} MB, which is not read further.");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
