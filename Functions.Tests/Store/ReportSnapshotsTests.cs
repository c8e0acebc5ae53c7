using SocialFunnel.Analysis;
using SocialFunnel.Hosting;

namespace SocialFunnel.Store;

[Collection("azurite")]
public sealed class ReportSnapshotsTests(AzuriteFixture azurite)
{
    private readonly StorageAccount account = azurite.NewAccount();

    private ReportSnapshots Snapshots => new(account.Blobs);

    [Fact]
    public async Task A_report_is_read_as_it_was_written_and_writing_it_again_changes_nothing()
    {
        var report = ReportCase.Of(new BrandReadings { Conversions = [FunnelCase.Order("1", ReportCase.Last, FunnelCase.Euro(30m), "LI")] });

        var version = await Snapshots.Save(Run("2026-07-01"), [report], default);

        Assert.Equal(version, await Snapshots.Save(Run("2026-07-01"), [report], default));
        Assert.Single(await Names());
        var back = await Snapshots.Find("acme", "2026-07-01", version, "90d", default);
        Assert.Equal((report.Totals, report.Headline.Kind), (back!.Totals with { Remarks = report.Totals.Remarks }, back.Headline.Kind));
        Assert.Equal(report.Totals.Remarks, back.Totals.Remarks);
    }

    [Fact]
    public async Task What_is_not_there_or_has_another_form_is_not_found()
    {
        Assert.Null(await Snapshots.Find("acme", "2026-07-01", "0", "90d", default));
        var version = await Snapshots.Save(Run("2026-07-01"), [ReportCase.Of(new BrandReadings()) with { Version = 0 }], default);

        Assert.Null(await Snapshots.Find("acme", "2026-07-01", version, "90d", default));
        Assert.Null(await Snapshots.Find("acme", "2026-07-01", version, "28d", default));
    }

    [Fact]
    public async Task The_report_a_week_before_is_the_newest_that_is_at_least_seven_days_old()
    {
        foreach (var day in new[] { "2026-06-16", "2026-06-22", "2026-06-23", "2026-06-24-aa", "2026-06-25" })
        {
            await Snapshots.Save(Run(day), [ReportCase.Of(new BrandReadings()) with { Run = day }], default);
        }

        Assert.Equal("2026-06-24-aa", (await Snapshots.AWeekBefore("acme", new DateOnly(2026, 7, 1), default))["90d"].Run);
        Assert.Equal("2026-06-23", (await Snapshots.AWeekBefore("acme", new DateOnly(2026, 6, 30), default))["90d"].Run);
        Assert.Empty(await Snapshots.AWeekBefore("acme", new DateOnly(2026, 7, 10), default));
        Assert.Empty(await Snapshots.AWeekBefore("acm", new DateOnly(2026, 7, 1), default));
    }

    [Fact]
    public async Task Old_snapshots_go_and_those_of_other_brands_stay()
    {
        foreach (var (brand, day) in new[] { ("acme", "2026-06-09"), ("acme", "2026-06-10"), ("acme-eu", "2026-06-09") })
        {
            await Snapshots.Save(Run(day, brand), [ReportCase.Of(new BrandReadings())], default);
        }

        await Snapshots.RemoveOld("acme", new DateOnly(2026, 7, 1), default);

        Assert.Equal(["acme-eu/2026-06-09", "acme/2026-06-10"], (await Names()).Select(name => string.Join('/', name.Split('/').Take(2))).Order(StringComparer.Ordinal));
        await Snapshots.RemoveOld("nobody", new DateOnly(2026, 7, 1), default);
    }

    private Task<List<string>> Names() => account.Blobs.GetBlobContainerClient("reports").GetBlobsAsync().Select(blob => blob.Name).ToListAsync().AsTask();

    private static Run Run(string id, string brand = "acme") => new()
    {
        Brand = brand,
        Id = id,
        Day = DateOnly.ParseExact(id[..10], "O", System.Globalization.CultureInfo.InvariantCulture),
        Trigger = RunTrigger.Night,
        State = RunState.Open,
        OpenedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
        Pulls = 1,
    };
}
