using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace SocialFunnel.Sources.Exports;

/// <summary>What a visit tells about its channel: tags, the name of a click id, the referrer's host. Addresses are read and forgotten.</summary>
internal sealed record Touchpoint(string? ReferrerHost, string? UtmSource, string? UtmMedium, string? UtmCampaign, string? ClickId)
{
    /// <summary>Columns it is read from.</summary>
    public static readonly IReadOnlyList<string> Columns = ["landing_url", "referrer", "utm_source", "utm_medium", "utm_campaign", "click_id"];

    private const int LongestAddress = 8_000;
    private const int LongestTag = 200;

    // Each network adds its own to the links that leave it.
    private static readonly HashSet<string> ClickIds = new(StringComparer.OrdinalIgnoreCase)
    {
        "dclid", "epik", "fbclid", "gbraid", "gclid", "igshid", "li_fat_id", "msclkid", "rdt_cid", "sccid", "ttclid", "twclid", "wbraid", "yclid",
    };

    /// <summary>A touch of which nothing is known.</summary>
    public static readonly Touchpoint Nothing = new(null, null, null, null, null);

    // What analytics and shops write where there is nothing to tell.
    private static readonly string[] Nowhere = ["(direct)", "direct", "(none)", "none", "(not set)", "not set", "(data not available)", "typein"];

    /// <summary>Whether it tells nothing, as a direct visit does.</summary>
    public bool IsEmpty => (ReferrerHost ?? UtmSource ?? UtmMedium ?? UtmCampaign ?? ClickId) is null;

    /// <summary>Reads it from a row of our own forms, strictly; tags in columns of their own win over those of the landing address.</summary>
    public static Touchpoint Of(ExportRow row)
    {
        var landing = row.Raw("landing_url");
        if (landing?.Length > LongestAddress)
        {
            row.Refuse("landing_url", null, $"is longer than {LongestAddress} characters.");
        }

        var query = row.Fault is null ? QueryOf(landing) : null;
        return new Touchpoint(Referrer(row), Tag("utm_source"), Tag("utm_medium"), Tag("utm_campaign"), Click());

        string? Tag(string name) => row.Text(name, LongestTag) ?? TagIn(query, name);

        string? Click()
        {
            var own = row.Text("click_id", 100)?.ToLowerInvariant();
            if (own is not null && !ClickIds.Contains(own))
            {
                row.Refuse("click_id", null, $"is none of {string.Join(", ", ClickIds.Order(StringComparer.Ordinal))}: give the name of the click id, not its value.");
            }

            return own ?? ClickIn(query);
        }
    }

    /// <summary>Reads it from what a shop or its apps noted with an order. Nobody loses an order over it: what is no tag or address is unknown.</summary>
    /// <param name="landing">The first address of the visit.</param>
    /// <param name="referrer">The address of the page that linked to it.</param>
    /// <param name="source">The tag <c>utm_source</c>; wins over the one in <paramref name="landing"/>.</param>
    /// <param name="medium">The tag <c>utm_medium</c>.</param>
    /// <param name="campaign">The tag <c>utm_campaign</c>.</param>
    public static Touchpoint Noted(string? landing, string? referrer, string? source, string? medium, string? campaign)
    {
        var query = QueryOf(landing);
        return new Touchpoint(
            referrer is { Length: <= LongestAddress } && !Means(referrer, Nowhere) ? Hosts.Of(referrer) : null,
            Own(source) ?? TagIn(query, "utm_source"),
            Own(medium) ?? TagIn(query, "utm_medium"),
            Own(campaign) ?? TagIn(query, "utm_campaign"),
            ClickIn(query));

        static string? Own(string? tag) => tag is null || Means(tag, Nowhere) ? null : Clean(tag);
    }

    /// <summary>The reading of it.</summary>
    public TouchReading Reading(OpenExport file, DateOnly day, string journey, DateTimeOffset at, int sequence) => new()
    {
        Day = day,
        Source = file.Pull.Context.Source,
        RetrievedAt = file.RetrievedAt,
        JourneyId = journey,
        At = at,
        Sequence = sequence,
        ReferrerHost = ReferrerHost,
        UtmSource = UtmSource,
        UtmMedium = UtmMedium,
        UtmCampaign = UtmCampaign,
        ClickId = ClickId,
    };

    private static bool Means(string text, IEnumerable<string> words) => words.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, StringValues>? QueryOf(string? landing) =>
        landing is { Length: <= LongestAddress } && landing.IndexOf('?') is >= 0 and var start ? QueryHelpers.ParseNullableQuery(landing[start..].Split('#')[0]) : null;

    private static string? TagIn(Dictionary<string, StringValues>? query, string name) =>
        query is not null && query.TryGetValue(name, out var values) ? Clean(values.ToString()) : null;

    private static string? ClickIn(Dictionary<string, StringValues>? query) => query?.Keys.FirstOrDefault(ClickIds.Contains)?.ToLowerInvariant();

    private static string? Clean(string tag)
    {
        var clean = PersonalData.Without(new string([.. tag.Trim().Where(c => !char.IsControl(c))]));
        return clean.Length == 0 ? null : ExportRow.Shortened(clean, LongestTag);
    }

    private static string? Referrer(ExportRow row)
    {
        var text = row.Raw("referrer");
        if (text is null or "(direct)" or "direct" or "(none)")
        {
            return null;
        }

        var host = text.Length <= LongestAddress ? Hosts.Of(text) : null;
        if (host is null)
        {
            row.Refuse("referrer", null, "is no address: write https://www.linkedin.com/, www.linkedin.com or android-app://com.linkedin.android.");
        }

        return host;
    }
}
