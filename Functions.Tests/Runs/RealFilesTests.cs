using System.Globalization;
using System.IO;
using SocialFunnel.Hosting;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Runs;

/// <summary>Real files through the whole pipeline.</summary>
[Collection("azurite")]
public sealed class RealFilesTests(AzuriteFixture azurite)
{
    [SharedDataFact(XDaily2021.Folder)]
    public async Task Real_daily_files_of_x_keep_their_control_totals_all_the_way_into_the_report()
    {
        await using var world = await LiveWorld.Start(azurite);
        XDaily2021.Copy(Path.Combine(world.Files.Root, "acme"));
        await world.Put("acme", BrandFolder.Settings());

        var run = await world.Night("acme", new DateOnly(2026, 11, 23));

        Assert.Equal(("completed", 0, 59), (run.GetProperty("state").GetString(), run.GetProperty("pulls")[0].GetProperty("refused").GetInt32(), run.GetProperty("pulls")[0].GetProperty("readings").GetInt32()));
        foreach (var address in new[] { "window=all", "from=2021-01-01&to=2021-02-28" })
        {
            var x = Assert.Single((await world.Get($"/api/brands/acme/roi?{address}")).GetProperty("engagement").EnumerateArray());
            Assert.Equal(("x", 59), (x.GetProperty("platform").GetString(), x.GetProperty("knownDays").GetInt32()));
            Assert.Equal(
                XDaily2021.Totals.OrderBy(total => total.Key, StringComparer.Ordinal),
                XDaily2021.Totals.Keys.Order(StringComparer.Ordinal).Select(column => KeyValuePair.Create(column, x.GetProperty(column == "profile_visits" ? "profileVisits" : column).GetDecimal())));
        }

        // The rows themselves, as Power BI would read them.
        var row = Assert.Single(await world.Rows("engagement"), line => line.Contains("|all|", StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Impressions={XDaily2021.Totals["impressions"]};"), row, StringComparison.Ordinal);
    }
}
