using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace SocialFunnel.Hosting.Local;

/// <summary>A clock that a test moves, and that tells when somebody has begun to wait for it.</summary>
internal sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> _waits = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits(dueTime).Release();
        return timer;
    }

    /// <summary>Returns once somebody waits for exactly this long.</summary>
    internal async Task Awaited(string wait) => Assert.True(await Waits(TimeSpan.Parse(wait, CultureInfo.InvariantCulture)).WaitAsync(TestHost.Patience));

    private SemaphoreSlim Waits(TimeSpan wait) => _waits.GetOrAdd(wait, _ => new(0));
}
