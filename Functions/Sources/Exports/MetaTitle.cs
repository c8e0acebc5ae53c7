namespace SocialFunnel.Sources.Exports;

/// <summary>
/// The title line of a table of Meta Business Suite: which metric it counts, and of which platform where it says so. The column's own name is not
/// to be trusted: older downloads put "Facebook Page likes" above visits.
/// </summary>
/// <param name="Metric">One of <see cref="Metrics"/>.</param>
/// <param name="Platform"><c>facebook</c> or <c>instagram</c>; null when the title names neither, as "Follows" does.</param>
internal sealed record MetaTitle(string Metric, string? Platform)
{
    /// <summary>What such tables count.</summary>
    public static readonly IReadOnlyList<string> Metrics = ["reach", "visits", "follows", "views", "viewers", "interactions", "link-clicks"];

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["reach"] = "reach",
        ["visits"] = "visits",
        ["profile visits"] = "visits",
        ["page visits"] = "visits",
        ["page and profile visits"] = "visits",
        ["follows"] = "follows",
        ["page follows"] = "follows",
        ["new follows"] = "follows",
        ["views"] = "views",
        ["viewers"] = "viewers",
        ["interactions"] = "interactions",
        ["content interactions"] = "interactions",
        ["link clicks"] = "link-clicks",
    };

    /// <summary>Reads a title; null when it is none that is known.</summary>
    public static MetaTitle? Of(string title)
    {
        var words = title.Trim().ToLowerInvariant().Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        var platform = words.FirstOrDefault() is "facebook" or "instagram" ? words[0] : null;
        return Known.TryGetValue(string.Join(' ', words.Skip(platform is null ? 0 : 1)), out var metric) ? new MetaTitle(metric, platform) : null;
    }
}
