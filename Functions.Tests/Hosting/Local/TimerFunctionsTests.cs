using System.Net;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

public sealed class TimerTestFunctions(Recorder recorder)
{
    [Function("Hourly")]
    public async Task Hourly([TimerTrigger("%Hourly%")] TimerInfo timer, CancellationToken cancellation)
    {
        recorder.Saw(timer);
        await recorder.Gate().Task.WaitAsync(cancellation);
    }
}

public sealed class ShortTimerTestFunctions(Recorder recorder)
{
    [Function("Often")]
    public void Often([TimerTrigger("*/10 * * * * *")] TimerInfo timer) => recorder.Saw(timer);
}

public sealed class StartupTimerTestFunctions(Recorder recorder)
{
    [Function("AtStart"), QueueOutput("started")]
    public string[] AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer)
    {
        recorder.Saw(timer);
        return ["yes"];
    }
}

public sealed class TimerFunctionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StorageAccount _account = azurite.NewAccount();
    private readonly WatchedTime _time = new(Start);

    private static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_first_start_waits_for_the_first_time_and_has_no_last_run()
    {
        await using var host = await Host();
        await _time.Awaited("00:30:00");
        _time.Advance(TimeSpan.FromSeconds(1799));
        Assert.Equal(0, host.Recorder.Unread);

        _time.Advance(TimeSpan.FromSeconds(1));
        var run = await host.Recorder.Next<TimerInfo>();
        Assert.False(run.IsPastDue);
        Assert.Equal(default, run.ScheduleStatus!.Last);
        Assert.Equal(Start.AddMinutes(30).UtcDateTime, run.ScheduleStatus.Next);
        host.Recorder.Gate().SetResult();
    }

    [Fact]
    public async Task Runs_missed_while_the_host_was_down_are_made_up_for_once()
    {
        await using (var before = await Host())
        {
            before.Recorder.Gate().SetResult();
            await Advance("00:30:00");
            await before.Recorder.Next<TimerInfo>();
            await NextWritten(Start.AddMinutes(90));
        }

        _time.Advance(TimeSpan.FromHours(5));
        await using var after = await Host();
        after.Recorder.Gate().SetResult();
        var run = await after.Recorder.Next<TimerInfo>();
        Assert.True(run.IsPastDue);
        Assert.Equal(Start.AddMinutes(30).UtcDateTime, run.ScheduleStatus!.Last);

        // 06:00 was due when it started; the hours between are made up for by that one run.
        await NextWritten(new(2026, 1, 1, 7, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, after.Recorder.Unread);
    }

    [Fact]
    public async Task A_start_in_time_is_not_past_due()
    {
        await using (var before = await Host())
            await NextWritten(Start.AddMinutes(30));

        _time.Advance(TimeSpan.FromMinutes(10));
        await using var after = await Host();
        Assert.Equal(0, after.Recorder.Unread);
        await Advance("00:20:00");
        Assert.False((await after.Recorder.Next<TimerInfo>()).IsPastDue);
        after.Recorder.Gate().SetResult();
    }

    [Fact]
    public async Task A_run_that_was_killed_is_made_up_for()
    {
        await using (var before = await Host(stopTimeout: "00:00:00"))
        {
            await Advance("00:30:00");
            await before.Recorder.Next<TimerInfo>();
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await using var after = await Host();
        after.Recorder.Gate().SetResult();
        Assert.True((await after.Recorder.Next<TimerInfo>()).IsPastDue);
    }

    [Fact]
    public async Task A_run_asked_for_starts_only_after_the_one_under_way()
    {
        await using var host = await Host();
        await Advance("00:30:00");
        await host.Recorder.Next<TimerInfo>();

        using var accepted = await host.Client(host.Host.MasterKey).PostAsync("admin/functions/Hourly", null);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(0, host.Recorder.Unread);
        host.Recorder.Gate().SetResult();
        Assert.False((await host.Recorder.Next<TimerInfo>()).IsPastDue);
    }

    [Fact]
    public async Task Asking_for_a_run_needs_the_master_key_and_a_timer()
    {
        await using var host = await Host();
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client().PostAsync("admin/functions/Hourly", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Client(host.Host.FunctionKey).PostAsync("admin/functions/Hourly", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client(host.Host.MasterKey).PostAsync("admin/functions/Nobody", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await host.Client(host.Host.MasterKey).PostAsync("admin/functions/hourly", null)).StatusCode);
        await host.Recorder.Next<TimerInfo>();
        host.Recorder.Gate().SetResult();
    }

    [Fact]
    public async Task A_short_schedule_runs_each_time_without_a_status()
    {
        await using var host = await TestHost.StartAsync(_account, [typeof(ShortTimerTestFunctions)], time: _time);
        for (var run = 0; run < 3; run++)
        {
            await Advance("00:00:10");
            Assert.Null((await host.Recorder.Next<TimerInfo>()).ScheduleStatus);
        }
    }

    [Fact]
    public async Task A_run_at_start_sends_its_messages()
    {
        await using var host = await TestHost.StartAsync(_account, [typeof(StartupTimerTestFunctions)]);
        Assert.False((await host.Recorder.Next<TimerInfo>()).IsPastDue);
        await host.Host.StopAsync();
        Assert.Equal("yes", (await _account.Queues.GetQueueClient("started").ReceiveMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task A_setting_that_is_not_set_disables_only_that_function()
    {
        await using var host = await TestHost.StartAsync(_account, [typeof(TimerTestFunctions), typeof(ShortTimerTestFunctions)]);
        Assert.Equal("Often", Assert.Single(host.Host.Functions).Name);
        Assert.Contains("%Hourly%", Assert.Single(host.Host.Disabled), StringComparison.Ordinal);
    }

    private Task<TestHost> Host(string stopTimeout = "00:00:30") => TestHost.StartAsync(
        _account, [typeof(TimerTestFunctions)], new() { ["Hourly"] = "0 0 * * * *", ["SocialFunnel:Local:StopTimeout"] = stopTimeout }, _time);

    /// <summary>Moves the clock by a time once the timer waits for just that.</summary>
    private async Task Advance(string wait)
    {
        await _time.Awaited(wait);
        _time.Advance(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until the status names the next time.</summary>
    private async Task NextWritten(DateTimeOffset next)
    {
        var store = new TimerStatusStore(_account.Blobs, new());
        using var patience = new CancellationTokenSource(TestHost.Patience);
        while ((await store.Read("Hourly", patience.Token))?.Next != next.UtcDateTime)
            patience.Token.ThrowIfCancellationRequested();
    }
}
