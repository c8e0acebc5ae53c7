namespace SocialFunnel;

/// <summary>What every queue message carries besides what it asks for. Messages of an older version carry none of it.</summary>
public abstract record QueueRequest
{
    /// <summary>The W3C <c>traceparent</c> of the step that asked for this; null where nobody traces.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C <c>tracestate</c> that belongs to it; null when there is none.</summary>
    public string? TraceState { get; init; }

    /// <summary>When it was handed to the queue, from which its lag is measured; null when that is unknown.</summary>
    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>Asks for the due nights of a page of brands.</summary>
/// <param name="FirstBrand">Id of the first brand of the page.</param>
/// <param name="LastBrand">Id of the last brand of the page, included.</param>
/// <param name="At">The instant the schedule came due; which nights are due is judged by it, not by the clock.</param>
public sealed record NightRequest(string FirstBrand, string LastBrand, DateTimeOffset At) : QueueRequest;

/// <summary>Asks for one pull. What it reads stands in its row, so that a message that comes twice cannot ask for two things.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Run">The run's id.</param>
/// <param name="Pull">The pull's id within the run.</param>
public sealed record PullRequest(string Brand, string Run, string Pull) : QueueRequest;

/// <summary>Asks for the analysis of a run.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Run">The run's id.</param>
public sealed record AnalyseRequest(string Brand, string Run) : QueueRequest;

/// <summary>Asks for one notice to be sent. What it says stands in its row.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Notice">The notice's id within the brand.</param>
public sealed record NoticeRequest(string Brand, string Notice) : QueueRequest;

/// <summary>Asks for a file to be read that was sent.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Import">The import's id.</param>
public sealed record ImportRequest(string Brand, string Import) : QueueRequest;

/// <summary>Asks for a part of the deletion of a brand.</summary>
/// <param name="Brand">The brand's id.</param>
public sealed record EraseRequest(string Brand) : QueueRequest;

/// <summary>Asks that what is older than it may be is removed, of a page of brands.</summary>
/// <param name="FirstBrand">Id of the first brand of the page.</param>
/// <param name="LastBrand">Id of the last brand of the page, included.</param>
/// <param name="At">The instant from which ages count.</param>
public sealed record RetainRequest(string FirstBrand, string LastBrand, DateTimeOffset At) : QueueRequest;

/// <summary>Names of the queues, in one place; the poison queue of each is the name with <c>-poison</c>.</summary>
public static class Queues
{
    /// <summary>Pages of brands whose night may be due.</summary>
    public const string Nights = "nights";

    /// <summary>Pulls to do.</summary>
    public const string Pulls = "pulls";

    /// <summary>Runs to analyse.</summary>
    public const string Analyses = "analyses";

    /// <summary>Notices to send.</summary>
    public const string Notices = "notices";

    /// <summary>Files to read that were sent.</summary>
    public const string Imports = "imports";

    /// <summary>Brands to delete.</summary>
    public const string Erasures = "erasures";

    /// <summary>Pages of brands whose old rows are removed.</summary>
    public const string Retentions = "retentions";

    /// <summary>What the Functions host appends for messages that failed too often.</summary>
    public const string Poison = "-poison";
}
