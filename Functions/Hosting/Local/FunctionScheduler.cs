using Microsoft.Extensions.Hosting;

namespace SocialFunnel.Hosting.Local;

/// <summary>Runs all pollers and timers of the host, and stops them gracefully: nothing new, then a bounded wait, then cancellation.</summary>
internal sealed partial class FunctionScheduler(
    IReadOnlyList<LocalFunction> functions, IServiceProvider services, LocalSettings local, TimeProvider time, ILogger<FunctionScheduler> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _noMore = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Dictionary<string, TimerRunner> _timers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Task> _loops = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is Trigger.Message)
            {
                var poller = ActivatorUtilities.CreateInstance<QueuePoller>(services, function);
                Add(() => poller.Run(_noMore.Token, _cancel.Token));
            }
            else if (function.Trigger is Trigger.Schedule)
            {
                var timer = _timers[function.Name] = ActivatorUtilities.CreateInstance<TimerRunner>(services, function);
                Add(() => timer.Run(_noMore.Token, _cancel.Token));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Starts a run of a timer function at once, without waiting for it; false if there is no timer function of that name.</summary>
    internal bool TryRunNow(string name)
    {
        if (!_timers.TryGetValue(name, out var timer))
            return false;
        Add(() => timer.RunNow(_cancel.Token));
        return true;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _noMore.CancelAsync();
        Task all;
        lock (_loops)
            all = Task.WhenAll(_loops);
        try
        {
            await all.WaitAsync(local.StopTimeout, time, cancellationToken);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            Log.Cancelling(log, local.StopTimeout);
            await _cancel.CancelAsync();
            // Functions that heed the cancellation give their messages back; the others are left, their leases run out.
            await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        }
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _noMore.Dispose();
        _cancel.Dispose();
    }

    private void Add(Func<Task> loop)
    {
        lock (_loops)
        {
            _loops.RemoveAll(task => task.IsCompleted);
            _loops.Add(Task.Run(loop));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Functions still ran after {Timeout}; they are cancelled, their messages will be delivered again")]
        internal static partial void Cancelling(ILogger logger, TimeSpan timeout);
    }
}
