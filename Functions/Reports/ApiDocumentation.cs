using System.IO;
using System.Text.Json;

namespace SocialFunnel.Reports;

/// <summary>The OpenAPI document that comes with the program, as JSON and as a page. It holds nothing that is a secret.</summary>
internal static class ApiDocumentation
{
    private static readonly Lazy<byte[]> Bytes = new(Read);

    private static readonly Lazy<Page> Html = new(() =>
    {
        using var document = JsonDocument.Parse(Bytes.Value);
        return ApiPage.Of(document.RootElement);
    });

    /// <summary>The document.</summary>
    public static IResult Json(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=300";
        headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(Bytes.Value, "application/json");
    }

    /// <summary>The page. It loads nothing from anywhere.</summary>
    public static IResult Page(HttpRequest request) => request.Method == HttpMethods.Get ? Html.Value : Problem.NotFound("GET shows the page.");

    private static byte[] Read()
    {
        const string name = "openapi.json";
        using var stream = typeof(ApiDocumentation).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
