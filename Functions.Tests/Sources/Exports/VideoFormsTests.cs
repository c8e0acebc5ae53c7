using System.Globalization;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>YouTube and TikTok.</summary>
public sealed class VideoFormsTests
{
    [Theory]
    [InlineData("Date,Views\n2026-11-19,5\n2026-11-20,7\n")]
    [InlineData("Date,Views\r\n11/19/2026,5\r\n11/20/2026,7")]
    [InlineData("Date;Views\r\n19-11-2026;5\r\n20-11-2026;7")]
    [InlineData("Date,Views,Watch time (hours)\nTotal,12,1.5\n2026-11-19,5,\n2026-11-20,7,1.5\n")]
    public async Task Views_by_day_are_read_however_they_were_saved_and_without_their_total(string text)
    {
        var file = (await Imported.Of(text)).Clean();

        Assert.Equal([(19, 5m), (20, 7m)], file.All<EngagementReading>().Select(day => (day.Day.Day, day.Impressions!.Value)));
        Assert.Equal(12, file.Report.Sums["Views"]);
    }

    [Theory]
    [InlineData("3,0,-1,2", "gained")]
    [InlineData("3,0,0,2,5,0,0,1,2,4", "gained")]
    [InlineData("100,101,101,103,110,111,115,116,118,121,125,124,130", "followers")]
    [InlineData("0,1,0,1,2,3,5,8,13,21,34,55,89,144", "followers")]
    [InlineData("5,5,5", null)]
    [InlineData("100,101,103", null)]
    public async Task The_two_meanings_of_subscribers_are_told_apart_and_asked_for_where_the_numbers_do_not_show_it(string numbers, string? meaning)
    {
        var rows = numbers.Split(',').Select((number, index) => $"{new DateOnly(2026, 11, 1).AddDays(index):O},{number}\n");

        var file = await Imported.Of("Date,Subscribers\n" + string.Concat(rows));

        Assert.Equal(meaning is null ? 1 : 0, file.Report.Asks.Count);
        Assert.Equal(meaning is null ? 0 : numbers.Split(',').Length, file.Readings.Count);
        Assert.All(file.All<AudienceReading>(), day => Assert.Equal(meaning == "followers", day is { Followers: not null, Gained: null }));
        Assert.Equal(numbers.Split(',').Length, (await Imported.Of("Date,Subscribers\n" + string.Concat(rows), ("subscribers", "total"))).All<AudienceReading>().Count(day => day.Followers is not null));
    }

    [Fact]
    public async Task Tables_and_charts_by_trait_are_summed_without_their_total_and_not_stored()
    {
        var table = (await Imported.Of("Geography,Views,Average view duration,Watch time (hours)\nTotal,100,0:04:34,9.5\nUS,60,0:05:42,5\nDE,30,0:04:00,3\n")).Clean();
        var chart = (await Imported.Of("Date,Traffic source,Views\n2026-11-19,Search,4\n2026-11-20,Search,6\n2026-11-19,External,1\n2026-11-20,External,1\n")).Clean();

        Assert.Equal((2L, 90m, 8m), (table.Report.Rows, table.Report.Sums["Views"], table.Report.Sums["Watch time (hours)"]));
        Assert.Equal(100, Assert.Single(Assert.Single(table.Report.Tables).Excluded).Values["Views"]);
        Assert.Contains(table.Report.Notes, note => note.Contains("line 2: totals other rows", StringComparison.Ordinal));
        Assert.Equal((4L, 12m), (chart.Report.Rows, chart.Report.Sums["Views"]));
        Assert.Empty(table.Readings.Concat(chart.Readings));
    }

    [Theory]
    [InlineData("en-US", "MMMM d")]
    [InlineData("pt-BR", "d 'de' MMMM")]
    [InlineData("es-ES", "d 'de' MMMM")]
    public async Task Days_of_tiktok_have_no_year_which_the_archives_name_tells(string language, string format)
    {
        var first = new DateOnly(2025, 11, 1);
        var rows = Enumerable.Range(0, 365).Select(day => $"\"{first.AddDays(day).ToString(format, CultureInfo.GetCultureInfo(language))}\",\"10\",\"1\",\"2\",\"3\",\"4\"");
        var content = TestWorkbook.Zip(("Overview.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\"Date\",\"Video Views\",\"Profile Views\",\"Likes\",\"Comments\",\"Shares\"\n" + string.Join('\n', rows))]));

        var named = (await Imported.Of("Overview_2025-11-01_1762000000_acme.zip", content)).Clean();
        var renamed = await Imported.Of("mine.zip", content);
        var wrong = await Imported.Of("Overview_2025-10-01_1762000000_acme.zip", content);

        Assert.Equal((first, first.AddDays(364), 365), (named.Readings.Min(reading => reading.Day), named.Readings.Max(reading => reading.Day), named.Readings.Select(reading => reading.Day).Distinct().Count()));
        Assert.Equal(("2025-11-01", "2026-10-31"), (named.Report.From, named.Report.To));
        Assert.All(new[] { renamed, wrong }, file => Assert.Empty(file.Readings));
        Assert.All(new[] { renamed, wrong }, file => Assert.Contains("have no year", Assert.Single(file.Report.Asks), StringComparison.Ordinal));
        Assert.Equal(("--11-01", "--10-31", 3_650m), (renamed.Report.From, renamed.Report.To, renamed.Report.Sums["Video Views"]));
    }

    [Fact]
    public async Task Followers_of_tiktok_are_unknown_where_they_are_undefined()
    {
        var file = (await Imported.Of(
            "\"Date\",\"Followers\",\"Difference in followers from previous day\"\n\"November 1\",\"undefined\",\"5\"\n\"November 2\",\"100\",\"7\"\n\"November 3\",\"98\",\"-2\"", ("year", "2026"))).Clean();

        Assert.Equal([(2, 100m, null), (3, 98m, -2m)], file.All<AudienceReading>().Select(day => (day.Day.Day, day.Followers!.Value, day.Gained)));
    }

    [Fact]
    public async Task Tiktok_business_marks_what_is_missing()
    {
        var file = (await Imported.Of("Date,Video views,Profile views,Likes,Comments,Shares,Phone number clicks ,Net growth,New followers,Lost followers,Total followers\n"
            + "2026/11/19,100,5,4,3,2,NAN,2,5,3,--\n2026/11/20,NAN,NAN,NAN,NAN,NAN,NAN,--,--,--,--\n")).Clean();

        var audience = Assert.Single(file.All<AudienceReading>());
        Assert.Equal((19, 5m, 3m, null), (audience.Day.Day, audience.Gained!.Value, audience.Lost!.Value, audience.Followers));
        Assert.Equal(100, Assert.Single(file.All<EngagementReading>()).Impressions);
    }
}
