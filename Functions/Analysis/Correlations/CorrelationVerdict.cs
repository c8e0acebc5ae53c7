using System.Text.Json.Serialization;

namespace SocialFunnel.Analysis;

/// <summary>What the days allow to say. None of them says "cause": a hidden common cause makes followers precede sales as well.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrelationVerdict>))]
public enum CorrelationVerdict
{
    /// <summary>Too few days, too few conversions, or a number that does not vary; <see cref="CorrelationResult.Reason"/> says which.</summary>
    [JsonStringEnumMemberName("not enough data")]
    NotEnoughData,

    /// <summary>Nothing stands out from chance; <see cref="CorrelationResult.MinimumDetectable"/> says what would have.</summary>
    [JsonStringEnumMemberName("no link found")]
    NoLinkFound,

    /// <summary>Days with more new followers precede days with more sales.</summary>
    [JsonStringEnumMemberName("followers lead sales")]
    FollowersLeadSales,

    /// <summary>Days with more sales precede days with more new followers: buyers follow.</summary>
    [JsonStringEnumMemberName("sales lead followers")]
    SalesLeadFollowers,

    /// <summary>Both ways, or most of all on the same day: something else may move both.</summary>
    [JsonStringEnumMemberName("move together")]
    MoveTogether,
}
