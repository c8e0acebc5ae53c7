using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;

namespace SocialFunnel.Sources.Http;

/// <summary>What a vendor answered, read to its end.</summary>
public sealed class VendorAnswer
{
    private readonly HttpResponseMessage message;
    private readonly Lazy<JsonElement?> json;

    internal VendorAnswer(HttpResponseMessage message, byte[] body)
    {
        (this.message, Body) = (message, body);
        json = new Lazy<JsonElement?>(Parse);
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status => message.StatusCode;

    /// <summary>Whether the status tells success.</summary>
    public bool IsSuccess => message.IsSuccessStatusCode;

    /// <summary>The body, at most 10 MB.</summary>
    public byte[] Body { get; }

    /// <summary>Such as <c>application/json</c>, lower case; empty where the vendor does not tell.</summary>
    public string ContentType => message.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";

    /// <summary>Where the answer came from, after redirects.</summary>
    public Uri Address => message.RequestMessage!.RequestUri!;

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonElement? Json => json.Value;

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>A header's values, joined by commas; null without it.</summary>
    public string? Header(string name) =>
        message.Headers.TryGetValues(name, out var values) || message.Content.Headers.TryGetValues(name, out values) ? string.Join(",", values) : null;

    /// <summary>A text or number inside the JSON, by the names that lead to it; null where there is none. A number among the names is a place in an array.</summary>
    public string? Find(params ReadOnlySpan<string> path)
    {
        if (Json is not { } here)
        {
            return null;
        }

        foreach (var step in path)
        {
            if (here.ValueKind is JsonValueKind.Array && int.TryParse(step, out var index) && index < here.GetArrayLength())
            {
                here = here[index];
            }
            else if (here.ValueKind is not JsonValueKind.Object || !here.TryGetProperty(step, out here))
            {
                return null;
            }
        }

        return here.ValueKind switch
        {
            JsonValueKind.String => here.GetString(),
            JsonValueKind.Number => here.GetRawText(),
            _ => null,
        };
    }

    /// <summary>The vendor's own words about an error, where it uses one of the usual fields for them.</summary>
    public string? Says =>
        Find("message") ?? Find("detail") ?? Find("error_description") ?? Find("error", "message") ?? Find("errors", "0", "message") ?? Find("errors", "0", "detail") ?? Find("error") ?? Find("title");

    private JsonElement? Parse()
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(Body, VendorJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
