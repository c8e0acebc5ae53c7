using System.IO;
using Xunit.Abstractions;

namespace SocialFunnel.Samples;

public sealed class SampleBrandTests(ITestOutputHelper output, SampleBrandTests.Kept kept) : IClassFixture<SampleBrandTests.Kept>, IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("sample-");
    private readonly SampleStory story = kept.Story;

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void Every_line_of_the_sample_is_accepted()
    {
        Assert.Empty(story.Refusals.Lines);
        Assert.Empty(story.Refusals.Notes);
        Assert.InRange(story.Orders(Window.Ending(story.Last, 730)).Count() / 730m, 3m, 6m);
        Assert.Contains(story.Readings.OfType<ConversionReading>(), order => order.Cancelled);
        Assert.Contains(story.Readings.OfType<ConversionReading>(), order => order.Refunds.Count == 2);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(365)]
    public void The_numbers_tell_the_story(int days)
    {
        var window = Window.Ending(story.Last, days);
        foreach (var platform in new[] { "linkedin", "x", "instagram", "blog", "digg" })
        {
            var (margin, cost, orders) = story.Of(platform, window);
            output.WriteLine($"{days} days, {platform}: {orders} orders, margin {margin:0}, cost {cost:0}, ROI {(margin - cost) / cost:0.00}");
        }

        Assert.True(story.Roi("linkedin", window) > 0.5m, "LinkedIn pays clearly");
        Assert.InRange(story.Roi("blog", window), 0.02m, 0.8m);
        Assert.True(story.Of("instagram", window).Orders > 30 && story.Roi("instagram", window) < -0.4m, "Instagram sells, for more hours than that is worth");
        Assert.Equal(0, story.Of("x", window).Orders);
        Assert.True(story.Of("x", window).Cost > 1_000);
        Assert.InRange(story.Of("digg", window).Orders, 1, 5);
    }

    [Fact]
    public void The_largest_audience_is_the_one_that_sells_nothing()
    {
        var followers = story.Readings.OfType<AudienceReading>().Where(reading => reading.Day == story.Last && reading.Followers is not null).ToDictionary(reading => reading.Account.Platform.Name, reading => reading.Followers);
        output.WriteLine(string.Join(", ", followers));
        Assert.True(followers["x"] > 50_000);
        Assert.True(followers["linkedin"] < 5_000);
        Assert.Equal(5, followers.Count);
        Assert.Equal(42, story.Readings.OfType<AudienceReading>().Count(reading => reading.Account.Platform.Name == "digg"));
    }

    [Fact]
    public void New_followers_on_linkedin_come_before_orders_by_the_planted_lag()
    {
        var gained = story.Readings.OfType<AudienceReading>().Where(reading => reading.Account.Platform.Name == "linkedin" && reading.Gained is not null).ToDictionary(reading => reading.Day, reading => (double)reading.Gained!.Value);
        var all = story.Readings.OfType<ConversionReading>().GroupBy(order => order.Day).ToDictionary(group => group.Key, group => (double)group.Count());

        var byLag = Enumerable.Range(0, 15).Select(lag => (Lag: lag, R: MathNet.Numerics.Statistics.Correlation.Pearson(
            gained.OrderBy(entry => entry.Key).SkipLast(lag).Select(entry => entry.Value),
            gained.Keys.Order().Skip(lag).Select(day => all.GetValueOrDefault(day))))).ToList();

        output.WriteLine(string.Join("\n", byLag));
        Assert.Equal(SampleChannel.LeadDays, byLag.MaxBy(entry => entry.R).Lag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-30)]
    [InlineData(3_000)]
    public async Task It_ends_on_the_day_it_is_asked_for_with_two_full_years_and_the_same_weekdays(int days)
    {
        var last = SampleBrand.LastDay.AddDays(days);

        var moved = await SampleStory.Read(root.FullName, last);

        var audience = moved.Readings.OfType<AudienceReading>().Where(reading => reading.Account.Platform.Name == "x").ToList();
        Assert.Equal(last, audience.Max(reading => reading.Day));
        Assert.InRange(audience.Count(reading => reading.Followers is not null), 730, SampleYear.Days);
        Assert.Equal(audience.Where(reading => reading.Followers is not null).Select(reading => reading.Day), audience.Where(reading => reading.Followers is null).Select(reading => reading.Day).Order());
        Assert.Equal(last, moved.Readings.OfType<EngagementReading>().Where(reading => reading.Account.Platform.Name == "instagram" && reading.Impressions is not null).Max(reading => reading.Day));
        Assert.Equal(last, moved.Readings.OfType<EngagementReading>().Where(reading => reading.Account.Platform.Name == "linkedin" && reading.Impressions is not null).Max(reading => reading.Day));
        Assert.Empty(moved.Refusals.Lines);
        var spent = moved.Readings.OfType<EffortReading>().Where(effort => effort.Spend is not null);
        Assert.All(spent, effort => Assert.Equal(DayOfWeek.Monday, effort.Day.DayOfWeek));
    }

    [Fact]
    public void Unpacking_twice_gives_the_same_files_with_the_same_time_of_change()
    {
        SampleBrand.Unpack(root.FullName, SampleBrand.LastDay);
        var first = Snapshot();
        SampleBrand.Unpack(root.FullName, SampleBrand.LastDay);

        Assert.Equal(first, Snapshot());
        Assert.Equal(SampleGenerator.Files().Count, first.Count);
    }

    private List<(string Path, DateTime Changed, string Text)> Snapshot() =>
        [.. root.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName).Select(file => (file.FullName, file.LastWriteTimeUtc, File.ReadAllText(file.FullName)))];

    /// <summary>The sample as it is kept, read once for all tests.</summary>
    public sealed class Kept : IAsyncLifetime
    {
        internal SampleStory Story { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var folder = Directory.CreateTempSubdirectory("sample-");
            Story = await SampleStory.Read(folder.FullName, SampleBrand.LastDay);
            folder.Delete(recursive: true);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
