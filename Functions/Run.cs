namespace SocialFunnel;

/// <summary>One night, or one request, of one brand.</summary>
public sealed record Run
{
    /// <summary>The brand's id.</summary>
    public required string Brand { get; init; }

    /// <summary>The local day for a night, such as <c>2026-11-23</c>; the day and a suffix for a request.</summary>
    public required string Id { get; init; }

    /// <summary>The brand's local day on which it runs; it reports the days before.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether a schedule or a person started it.</summary>
    public required RunTrigger Trigger { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>After this it is analysed with whatever is there.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Number of pulls it waits for.</summary>
    public required int Pulls { get; init; }

    /// <summary>What is missing, in words, one line each; empty for a complete run.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Opaque version of the stored row, by which a write notices that somebody else was faster; null before it is stored.</summary>
    public string? Version { get; init; }
}

/// <summary>Why a run exists.</summary>
public enum RunTrigger
{
    /// <summary>The brand's local night came.</summary>
    Night,

    /// <summary>A person asked for it.</summary>
    Request,
}

/// <summary>Where a run stands. Every run reaches one of the last three.</summary>
public enum RunState
{
    /// <summary>Pulls are under way, or the analysis is.</summary>
    Open,

    /// <summary>Analysed with everything it asked for.</summary>
    Completed,

    /// <summary>Analysed, and <see cref="Run.Missing"/> says what was not there.</summary>
    CompletedWithGaps,

    /// <summary>Not analysed; <see cref="Run.Missing"/> says why.</summary>
    Failed,
}

/// <summary>One pull of a run: one source, one window.</summary>
public sealed record SourcePull
{
    /// <summary>Name within the run, such as <c>exports</c> or <c>linkedin.003</c> for the third slice of a backfill.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the configured source.</summary>
    public required string Source { get; init; }

    /// <summary>The days asked for.</summary>
    public required Window Window { get; init; }

    /// <summary>Where it stands.</summary>
    public required PullState State { get; init; }

    /// <summary>Readings taken; null until it ended.</summary>
    public int? Readings { get; init; }

    /// <summary>Rows refused; null until it ended.</summary>
    public int? Refused { get; init; }

    /// <summary>The first refusals, each a line that names file, line, column, value, and remedy.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What a person should know though nothing was refused, such as a column that is ignored.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When a person has to sign in with the vendor again, where that is within two weeks; null otherwise.</summary>
    public DateTimeOffset? SignInEnds { get; init; }

    /// <summary>Why the last attempt failed; null when none did.</summary>
    public string? Error { get; init; }

    /// <summary>Opaque version of the stored row, by which a write notices that somebody else was faster; null before it is stored.</summary>
    public string? Version { get; init; }
}

/// <summary>Where a pull stands. It only ever moves down this list.</summary>
public enum PullState
{
    /// <summary>Its message was not handled yet.</summary>
    Waiting,

    /// <summary>Taken up at least once.</summary>
    Started,

    /// <summary>Not there when the run's deadline passed. It may still arrive and turn <see cref="Done"/>.</summary>
    Overdue,

    /// <summary>Given up after the last attempt; <see cref="SourcePull.Error"/> says why.</summary>
    Failed,

    /// <summary>All its readings are stored.</summary>
    Done,
}
