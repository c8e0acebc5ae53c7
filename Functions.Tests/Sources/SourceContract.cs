namespace SocialFunnel.Sources;

/// <summary>What holds for every source. A source's tests inherit it and say how to build the source and a pull that yields something.</summary>
public abstract class SourceContract
{
    /// <summary>The source, with whatever it reads from behind it.</summary>
    protected abstract ISource Build();

    /// <summary>A fresh pull that yields at least two readings.</summary>
    protected abstract PullContext Pull();

    /// <summary>Settings that are wrong, and a word that the fault must name.</summary>
    protected abstract (SourceSettings Settings, string Names) WrongSettings();

    [Fact]
    public async Task It_yields_readings_under_the_name_it_is_configured_with()
    {
        var context = Pull() with { Source = "a-name-of-the-brand" };

        var readings = await Build().All(context);

        Assert.True(readings.Count >= 2, $"{readings.Count} readings");
        Assert.All(readings, reading => Assert.Equal("a-name-of-the-brand", reading.Source));
    }

    [Fact]
    public async Task It_yields_no_reading_of_a_day_after_the_window()
    {
        var context = Pull();
        var all = await Build().All(context);
        var last = all.Max(reading => reading.Day);
        Assert.True(last <= context.Window.Last);

        var first = all.Min(reading => reading.Day);
        var earlier = Pull() with { Window = Window.Ending(last.AddDays(-1), context.Window.Days) };
        var fewer = await Build().All(earlier);

        Assert.All(fewer, reading => Assert.True(reading.Day < last, $"{reading.Day:O} lies after the window"));
        Assert.True(first == last || fewer.Count > 0);
    }

    [Fact]
    public async Task It_tells_the_same_twice()
    {
        var source = Build();

        Assert.Equal(await source.All(Pull()), await source.All(Pull()));
    }

    [Fact]
    public async Task It_dates_no_reading_after_the_run()
    {
        var context = Pull();

        Assert.All(await Build().All(context), reading => Assert.True(reading.RetrievedAt <= context.RetrievedAt));
    }

    [Fact]
    public async Task It_stops_when_it_is_told_to()
    {
        using var cancelled = new CancellationTokenSource();
        var source = Build();
        var read = 0;

        async Task ReadOnce()
        {
            await foreach (var _ in source.Read(Pull(), cancelled.Token))
            {
                read++;
                await cancelled.CancelAsync();
            }
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(ReadOnce);
        Assert.Equal(1, read);
    }

    [Fact]
    public void It_finds_no_fault_in_the_settings_of_its_own_example() => Assert.Empty(Build().Faults(Pull().Settings));

    [Fact]
    public void A_type_beside_its_own_settings_is_no_fault()
    {
        var options = System.Text.Json.Nodes.JsonNode.Parse(Pull().Settings.Options.GetRawText())!.AsObject();
        options["type"] = Pull().Settings.Type;

        Assert.Empty(Build().Faults(Pull().Settings with { Options = System.Text.Json.JsonSerializer.SerializeToElement(options) }));
    }

    [Fact]
    public void It_names_the_field_that_is_wrong()
    {
        var (settings, names) = WrongSettings();

        var faults = Build().Faults(settings).ToList();

        Assert.NotEmpty(faults);
        Assert.Contains(faults, fault => fault.Contains(names, StringComparison.Ordinal));
    }

    [Fact]
    public void It_tells_a_reach_that_can_be_asked_for()
    {
        var reach = Build().Reach;

        Assert.True(reach.HistoryDays is null or > 0);
        Assert.True(reach.SliceDays is null or > 0);
    }
}
