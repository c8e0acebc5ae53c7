namespace SocialFunnel.Sources.Http;

/// <summary>
/// A clock that stands still. Short waits, as between two attempts, are over at once; long ones, as until a timeout, when the test says so.
/// </summary>
internal sealed class PromptTime(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly Lock sync = new();
    private readonly HashSet<Timer> pending = [];

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the timeouts of single attempts run out.</summary>
    public void ExpireAttempts()
    {
        Timer[] due;
        lock (sync)
        {
            due = [.. pending];
            pending.Clear();
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    private sealed class Timer(PromptTime time, Action callback) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.sync)
            {
                time.pending.Remove(this);
                if (dueTime >= Short && dueTime < Long)
                {
                    time.pending.Add(this);
                }
            }

            if (dueTime >= TimeSpan.Zero && dueTime < Short)
            {
                ThreadPool.QueueUserWorkItem(_ => callback());
            }

            return true;
        }

        public void Fire() => callback();

        public void Dispose()
        {
            lock (time.sync)
            {
                time.pending.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
