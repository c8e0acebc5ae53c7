using SocialFunnel.Analysis;

namespace SocialFunnel;

/// <summary>One message about one event to one channel.</summary>
public sealed record Notice
{
    /// <summary>The brand's id.</summary>
    public required string Brand { get; init; }

    /// <summary>Its id within the brand: kind, subject, day and channel, so that one event is told once to each.</summary>
    public required string Id { get; init; }

    /// <summary>What it tells.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>Of what: a platform, a source, the day of an order; empty for a digest.</summary>
    public required string Subject { get; init; }

    /// <summary>The day the event began; of a digest the first day of its week.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Where it goes: one of <see cref="NoticeChannel"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>Id of the run that found it.</summary>
    public required string Run { get; init; }

    /// <summary>It in a few words; empty for a digest, whose words are made when it is sent.</summary>
    public string Title { get; init; } = "";

    /// <summary>Why, and what to do; empty for a digest.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent; null until then.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Attempts to send it.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed; never an address.</summary>
    public string? Error { get; init; }

    /// <summary>Opaque version of the stored row, by which a write notices that somebody else was faster; null before it is stored.</summary>
    public string? Version { get; init; }
}

/// <summary>Where a notice stands.</summary>
public enum NoticeState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>Being sent. One that stays so was being sent when the program died or the connection broke: nobody knows whether it arrived, and it is not sent again.</summary>
    Claimed,

    /// <summary>Taken by the channel.</summary>
    Sent,

    /// <summary>Given up; <see cref="Notice.Error"/> says why.</summary>
    Failed,
}
