using System.Net.Http;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using SocialFunnel.Access;
using SocialFunnel.Infra;

namespace SocialFunnel.OpenApi;

/// <summary>A request of requests.http.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, variables replaced by their values.</param>
/// <param name="Query">Its query.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; empty when it has none.</param>
internal sealed partial record HttpExample(string Title, HttpMethod Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private static readonly string[] Parts = Separator().Split(RepositoryFiles.Read("requests.http").ReplaceLineEndings("\n"));

    private static readonly Dictionary<string, string> Values = Parts[0].Split('\n').Where(line => line.StartsWith('@'))
        .Select(line => line[1..].Split('=', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HttpExample> All { get; } = [.. Parts.Skip(1).Select(Read)];

    /// <summary>Whether it asks an address.</summary>
    public bool Asks(HttpRoute route) => Method == route.Method && Regex.IsMatch(Path, $"^{Parameter().Replace(route.Template, "[^/]+")}$");

    private static HttpExample Read(string text)
    {
        var lines = text.Split('\n');
        var (method, address) = lines[1].Split(' ', 2) is [var verb, var rest] ? (verb, rest.Trim()) : throw new FormatException($"requests.http: '{lines[1]}' is no request.");
        var uri = new Uri(Variable().Replace(address, match => Values[match.Groups[1].Value]));
        var blank = Array.FindIndex(lines, 1, line => line.Trim().Length == 0);
        var headers = lines[2..(blank < 0 ? lines.Length : blank)].Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new HttpExample(
            lines[0].Trim(), new HttpMethod(method), uri.AbsolutePath, QueryHelpers.ParseQuery(uri.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal),
            headers, blank < 0 ? "" : string.Join('\n', lines[(blank + 1)..]).Trim());
    }

    [GeneratedRegex(@"^### ?", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
