namespace SocialFunnel.Analysis.Channels;

/// <summary>All that is known about how one visit came about. Everything may be missing, and nothing needs to be well formed.</summary>
public sealed record ChannelVisit
{
    /// <summary>The address that was opened first, with its query; its tags count where the ones below are null.</summary>
    public string? LandingUrl { get; init; }

    /// <summary>An address, a host, or <c>android-app://package</c>.</summary>
    public string? Referrer { get; init; }

    /// <summary>The tag <c>utm_source</c>, where it is known apart from the address.</summary>
    public string? UtmSource { get; init; }

    /// <summary>The tag <c>utm_medium</c>.</summary>
    public string? UtmMedium { get; init; }

    /// <summary>The tag <c>utm_campaign</c>.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>Names of click ids, where they are known apart from the address.</summary>
    public IReadOnlyList<string> ClickIds { get; init; } = [];

    /// <summary>Codes redeemed with the order.</summary>
    public IReadOnlyList<string> DiscountCodes { get; init; } = [];

    /// <summary>The buyer's answer to "how did you hear about us".</summary>
    public string? SelfReported { get; init; }

    /// <summary>A stored touch; the conversion's codes and answer belong to its last touch only, or to none.</summary>
    public static ChannelVisit Of(TouchReading touch) => new()
    {
        Referrer = touch.ReferrerHost,
        UtmSource = touch.UtmSource,
        UtmMedium = touch.UtmMedium,
        UtmCampaign = touch.UtmCampaign,
        ClickIds = touch.ClickId is { } id ? [id] : [],
    };

    /// <summary>What an order itself says when no touch is known: its codes and the buyer's answer.</summary>
    public static ChannelVisit Of(ConversionReading conversion) => new()
    {
        DiscountCodes = conversion.DiscountCodes,
        SelfReported = conversion.SelfReported,
    };
}
