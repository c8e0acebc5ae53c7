namespace SocialFunnel.Analysis;

/// <summary>What people are told of.</summary>
public enum NoticeKind
{
    /// <summary>The week, in short.</summary>
    Digest,

    /// <summary>A platform was found to have followers without sales.</summary>
    Vanity,

    /// <summary>A platform was found to cost more than it brings.</summary>
    Negative,

    /// <summary>A source gave nothing: its access has ended, or it fails.</summary>
    Source,

    /// <summary>No order came for too long.</summary>
    Orders,
}
