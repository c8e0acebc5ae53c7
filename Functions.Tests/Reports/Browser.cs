using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using SocialFunnel.Runs;

namespace SocialFunnel.Reports;

/// <summary>A person without a key who follows a link, fills in its form and sends it.</summary>
internal sealed partial class Browser(LiveWorld world)
{
    private readonly HttpClient http = world.Stranger();

    /// <summary>Has the owner get a link.</summary>
    /// <param name="form">Such as <c>hours</c>.</param>
    /// <param name="brand">The brand's id.</param>
    public async Task<string> Link(string form = "hours", string brand = "acme")
    {
        var answer = await world.Get($"/api/brands/{brand}/{form}-link");
        return new Uri(answer.GetProperty("url").GetString()!).PathAndQuery;
    }

    public async Task<(HttpResponseMessage Answer, string Html)> Get(string address)
    {
        var answer = await http.GetAsync(address);
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpResponseMessage Answer, string Html)> Post(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await http.PostAsync(address, form);
        return (answer, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> Post(string address, HttpContent body) => await http.PostAsync(address, body);

    /// <summary>The text of a field.</summary>
    public static string Value(string html, string field) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(field)}\" value=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>All values of fields of a name.</summary>
    public static string[] Values(string html, string field) =>
        [.. Regex.Matches(html, $"name=\"{Regex.Escape(field)}\" value=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    /// <summary>What every answer to whoever holds a link must keep.</summary>
    public static void IsSafe(HttpResponseMessage answer, string html)
    {
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var style = Style().Match(html).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"'sha256-{hash}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", html, StringComparison.Ordinal);
        var labelled = Regex.Matches(html, "<label for=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        Assert.All(Regex.Matches(html, "<input type=\"text\"[^>]* id=\"([^\"]+)\"").Select(match => match.Groups[1].Value), id => Assert.Contains(id, labelled));
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
