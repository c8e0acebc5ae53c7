using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// Runs one timer function at its times, never twice at once. Occurrences missed while the host was down, or while a run took long, are made up
/// for by one run with <see cref="TimerInfo.IsPastDue"/>. The status is written after the run, so a run that was killed is made up for as well.
/// </summary>
internal sealed partial class TimerRunner(LocalFunction function, FunctionRunner runner, TimerStatusStore store, TimeProvider time, ILogger<TimerRunner> log) : IDisposable
{
    // A timer of the runtime cannot wait longer than some 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Trigger.Schedule _trigger = (Trigger.Schedule)function.Trigger;
    private volatile ScheduleStatus? _status;

    internal LocalFunction Function { get; } = function;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <param name="waiting">Stops waiting for the next time.</param>
    /// <param name="running">Cancels a function that still runs.</param>
    internal async Task Run(CancellationToken waiting, CancellationToken running)
    {
        try
        {
            var due = await Start(running);
            while (due is { } next)
            {
                await Wait(next, waiting);
                var isPastDue = Now - next >= TimeSpan.FromSeconds(1) && _status is not null;
                var began = Now;
                await RunOnce(isPastDue, running);
                due = await Advance(began, running);
            }
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception fault)
        {
            Log.Ended(log, fault, Function.Name);
        }
    }

    /// <summary>Runs the function now, after a run that is under way; for a person who asks for it. The schedule stays as it is.</summary>
    internal Task RunNow(CancellationToken running) => RunOnce(isPastDue: false, running);

    public void Dispose() => _one.Dispose();

    /// <summary>The moment of the first run, which is over if one was missed.</summary>
    private async Task<DateTimeOffset?> Start(CancellationToken running)
    {
        var now = Now;
        DateTimeOffset? due = _trigger.Times.After(now);
        if (_trigger.UseMonitor && _trigger.Times.IsMonitorable(now))
        {
            if (await store.Read(Function.Name, running) is { } kept)
            {
                _status = kept;
                due = _trigger.Times.After(Utc(kept.Last == default ? kept.LastUpdated : kept.Last));
            }
            else
            {
                await Keep(default, due, running);
            }
        }

        if (!_trigger.RunOnStartup)
            return due;
        await RunOnce(isPastDue: due <= now, running);
        return await Advance(now, running);
    }

    /// <summary>A run stands for everything that was due when it began.</summary>
    private async Task<DateTimeOffset?> Advance(DateTimeOffset began, CancellationToken running)
    {
        var next = _trigger.Times.After(began);
        if (_status is not null)
            await Keep(began.UtcDateTime, next, running);
        return next;
    }

    private async Task Keep(DateTime last, DateTimeOffset? next, CancellationToken running)
    {
        _status = new() { Last = last, Next = next?.UtcDateTime ?? default, LastUpdated = Now.UtcDateTime };
        await store.Write(Function.Name, _status, running);
    }

    private async Task Wait(DateTimeOffset due, CancellationToken waiting)
    {
        waiting.ThrowIfCancellationRequested();
        while (due - Now is { Ticks: > 0 } rest)
            await Task.Delay(rest < LongestWait ? rest : LongestWait, time, waiting);
    }

    private async Task RunOnce(bool isPastDue, CancellationToken running)
    {
        await _one.WaitAsync(running);
        try
        {
            var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _status };
            await runner.Run(Function, info, new Dictionary<string, object?>(), null, running);
        }
        catch (Exception fault) when (!running.IsCancellationRequested)
        {
            Log.Failed(log, fault, Function.Name);
        }
        finally
        {
            _one.Release();
        }
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed; it runs again at its next time")]
        internal static partial void Failed(ILogger logger, Exception fault, string function);

        [LoggerMessage(Level = LogLevel.Critical, Message = "{Function} is not scheduled any more: its status cannot be read or written. Restart when the storage answers")]
        internal static partial void Ended(ILogger logger, Exception fault, string function);
    }
}
