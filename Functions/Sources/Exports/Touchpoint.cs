using Microsoft.AspNetCore.WebUtilities;

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

    /// <summary>Whether it tells nothing, as a direct visit does.</summary>
    public bool IsEmpty => (ReferrerHost ?? UtmSource ?? UtmMedium ?? UtmCampaign ?? ClickId) is null;

    /// <summary>Reads it from a row; tags in columns of their own win over those of the landing address.</summary>
    public static Touchpoint Of(ExportRow row)
    {
        var landing = row.Raw("landing_url");
        if (landing?.Length > LongestAddress)
        {
            row.Refuse("landing_url", null, $"is longer than {LongestAddress} characters.");
        }

        var query = landing?.IndexOf('?') is { } start and >= 0 && row.Fault is null ? QueryHelpers.ParseNullableQuery(landing[start..].Split('#')[0]) : null;
        return new Touchpoint(Referrer(row), Tag("utm_source"), Tag("utm_medium"), Tag("utm_campaign"), Click());

        string? Tag(string name)
        {
            var own = row.Text(name, LongestTag);
            return own ?? (query is not null && query.TryGetValue(name, out var values) ? Clean(values.ToString()) : null);
        }

        string? Click()
        {
            var own = row.Text("click_id", 100)?.ToLowerInvariant();
            if (own is not null && !ClickIds.Contains(own))
            {
                row.Refuse("click_id", null, $"is none of {string.Join(", ", ClickIds.Order(StringComparer.Ordinal))}: give the name of the click id, not its value.");
            }

            return own ?? query?.Keys.FirstOrDefault(ClickIds.Contains)?.ToLowerInvariant();
        }
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
