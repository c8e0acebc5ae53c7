namespace SocialFunnel;

/// <summary>
/// A touchpoint: one visit or click, whether or not it led to a conversion. Without those that did not, journeys have no denominator.
/// Holds only what tells a channel: hosts, tags and click ids' names, never a full address.
/// </summary>
public sealed record TouchReading : Reading
{
    /// <summary>Groups the touches of one visitor; a keyed hash or an order's id, never an e-mail address.</summary>
    public required string JourneyId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Order among touches of one journey at the same instant, from 0.</summary>
    public int Sequence { get; init; }

    /// <summary>Host of the page that linked here, or an Android app's package name; null for none.</summary>
    public string? ReferrerHost { get; init; }

    /// <summary>The tag <c>utm_source</c>.</summary>
    public string? UtmSource { get; init; }

    /// <summary>The tag <c>utm_medium</c>.</summary>
    public string? UtmMedium { get; init; }

    /// <summary>The tag <c>utm_campaign</c>.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>Name of the click id in the landing address, such as <c>li_fat_id</c>; its value is not kept.</summary>
    public string? ClickId { get; init; }
}
