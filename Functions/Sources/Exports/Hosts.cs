namespace SocialFunnel.Sources.Exports;

/// <summary>Takes the host out of an address.</summary>
internal static class Hosts
{
    private const int LongestHost = 253;

    /// <summary>
    /// The host in lower case and in ASCII (RFC 5890), of an Android app its package; null when the text is neither an address nor a
    /// host.
    /// </summary>
    public static string? Of(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length is 0 or > LongestHost)
        {
            return null;
        }

        try
        {
            return uri.IdnHost.ToLowerInvariant() is { Length: > 0 } host && host.All(char.IsAscii) ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
