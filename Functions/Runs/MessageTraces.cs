using System.Diagnostics;

namespace SocialFunnel.Runs;

/// <summary>
/// Carries a trace through the queues, after OpenTelemetry's conventions for messaging. Queues have no headers, so the W3C context is part
/// of the message (<see cref="QueueRequest"/>). A run is one trace, from its opening to its analysis; what opened it is linked, not its parent:
/// one trace of all brands of an hour could be read by nobody.
/// </summary>
public sealed class MessageTraces(TimeProvider clock)
{
    private const string System = "azure_storage_queue";

    /// <summary>Does the work of a timer, and stamps the messages that come of it.</summary>
    public async Task<T[]> Fire<T>(string timer, Func<Task<T[]>> work)
        where T : QueueRequest
    {
        using var activity = Telemetry.Source.StartActivity(timer);
        activity?.SetTag("faas.trigger", "timer");
        return await Watched(activity, async () => Stamped(await work()));
    }

    /// <summary>Handles a message that asks for nothing further.</summary>
    public async Task Handle(string queue, QueueRequest request, Func<Task> work) => await Process(queue, request, async () =>
    {
        await work();
        return true;
    });

    /// <summary>Handles a message, and stamps the one that may come of it.</summary>
    public Task<T?> Handle<T>(string queue, QueueRequest request, Func<Task<T?>> work)
        where T : QueueRequest =>
        Process(queue, request, async () => await work() is { } next ? Stamped(next) : null);

    /// <summary>Handles a message, and stamps those that come of it.</summary>
    public Task<T[]> Handle<T>(string queue, QueueRequest request, Func<Task<T[]>> work)
        where T : QueueRequest =>
        Process(queue, request, async () => Stamped(await work()));

    /// <summary>Gives messages the context of the current span and the time, unless they have them.</summary>
    public T[] Stamped<T>(IEnumerable<T> requests)
        where T : QueueRequest => [.. requests.Select(Stamped)];

    /// <summary>Starts the span of a run that is opened: the first of its own trace, linked to what is under way now.</summary>
    public static Activity? OpenRun(Brand brand, string run)
    {
        var current = Activity.Current;
        Activity.Current = null;
        var activity = Telemetry.Source.StartActivity("open run", ActivityKind.Producer, default(ActivityContext), links: Links(current));
        Activity.Current = activity ?? current;
        return activity?.SetTag(Telemetry.BrandTag, brand.Id).SetTag(Telemetry.RunTag, run)
            .SetTag("messaging.system", System).SetTag("messaging.operation.type", "send").SetTag("messaging.operation.name", "send").SetTag("messaging.destination.name", Queues.Pulls);
    }

    private T Stamped<T>(T request)
        where T : QueueRequest => request with
        {
            TraceParent = request.TraceParent ?? Activity.Current?.Id,
            TraceState = request.TraceParent is null ? Activity.Current?.TraceStateString : request.TraceState,
            SentAt = request.SentAt ?? clock.GetUtcNow(),
        };

    private async Task<T> Process<T>(string queue, QueueRequest request, Func<Task<T>> work)
    {
        if (request.SentAt is { } sent && clock.GetUtcNow() is var now && now >= sent)
        {
            Telemetry.Lagged(queue, now - sent);
        }

        // The host may have begun a trace for the invocation; the message knows better where it comes from.
        var invocation = Activity.Current;
        var known = ActivityContext.TryParse(request.TraceParent, request.TraceState, isRemote: true, out var parent);
        using var activity = known
            ? Telemetry.Source.StartActivity($"process {queue}", ActivityKind.Consumer, parent, links: Links(invocation))
            : Telemetry.Source.StartActivity($"process {queue}", ActivityKind.Consumer);
        activity?.SetTag("messaging.system", System).SetTag("messaging.operation.type", "process").SetTag("messaging.operation.name", "process")
            .SetTag("messaging.destination.name", queue).SetTag("faas.trigger", "pubsub");
        foreach (var (tag, value) in Subject(request))
        {
            activity?.SetTag(tag, value);
        }

        return await Watched(activity, work);
    }

    // The message of an exception may quote what a vendor or a file said, so the span tells its type only.
    private static async Task<T> Watched<T>(Activity? activity, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failed)
        {
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failed.GetType().FullName);
            throw;
        }
    }

    private static IEnumerable<(string Tag, string Value)> Subject(QueueRequest request) => request switch
    {
        PullRequest pull => [(Telemetry.BrandTag, pull.Brand), (Telemetry.RunTag, pull.Run), (Telemetry.PullTag, pull.Pull)],
        EraseRequest erase => [(Telemetry.BrandTag, erase.Brand)],
        AnalyseRequest analyse => [(Telemetry.BrandTag, analyse.Brand), (Telemetry.RunTag, analyse.Run)],
        NoticeRequest notice => [(Telemetry.BrandTag, notice.Brand)],
        _ => [],
    };

    private static ActivityLink[] Links(Activity? activity) => activity is null ? [] : [new ActivityLink(activity.Context)];
}
