using System.IO;

namespace SocialFunnel.Sources.Exports;

public sealed class XDaily2021Tests
{
    [SharedDataFact(XDaily2021.Folder)]
    public async Task Real_daily_files_of_x_add_up_to_their_control_totals()
    {
        var root = Directory.CreateTempSubdirectory("exports-");
        try
        {
            XDaily2021.Convert(Path.Combine(root.FullName, "acme"));

            var pull = await ExportsPull.Of(new FolderExportFiles(root.FullName));

            Assert.Empty(pull.Refusals.Lines);
            Assert.Empty(pull.Refusals.Notes);
            var days = pull.Readings.Cast<EngagementReading>().ToList();
            Assert.Equal(31 + 28, days.Count);
            Assert.Equal(31 + 28, days.Select(day => day.Day).Distinct().Count());
            Assert.Equal((new DateOnly(2021, 1, 1), new DateOnly(2021, 2, 28)), (days.Min(day => day.Day), days.Max(day => day.Day)));
            Assert.All(days, day => Assert.Equal(new Account(Platform.Parse("x"), XDaily2021.Account), day.Account));
            var sums = new Dictionary<string, decimal?>
            {
                ["posts"] = days.Sum(day => day.Posts),
                ["impressions"] = days.Sum(day => day.Impressions),
                ["shares"] = days.Sum(day => day.Shares),
                ["comments"] = days.Sum(day => day.Comments),
                ["likes"] = days.Sum(day => day.Likes),
                ["profile_visits"] = days.Sum(day => day.ProfileVisits),
                ["clicks"] = days.Sum(day => day.Clicks),
            };
            Assert.All(XDaily2021.Totals, total => Assert.Equal(total.Value, sums[total.Key]));
            Assert.Equal(XDaily2021.Totals.Count, sums.Count);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
