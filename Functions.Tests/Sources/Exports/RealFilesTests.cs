namespace SocialFunnel.Sources.Exports;

/// <summary>Real downloads, imported without a hand's help: their sums are those that were counted apart from this program.</summary>
public sealed class RealFilesTests
{
    private const string Folder = "data/exports";

    [SharedDataFact(Folder)]
    public async Task X_daily()
    {
        var january = (await Imported.Real("x-daily-2021/daily_tweet_activity_metrics_20210101_20210201_en.csv")).Clean();
        Assert.Equal(("X daily activity (2021)", 31L, "2021-01-01", "2021-01-31"), Headline(january));
        Sums(january.Report.Sums, ("Tweets published", 189), ("impressions", 428_246), ("engagements", 15_473), ("retweets", 561), ("replies", 245), ("likes", 1_981), ("user profile clicks", 1_010),
            ("url clicks", 3_510), ("hashtag clicks", 46), ("detail expands", 4_697), ("follows", 0), ("media views", 16_522), ("media engagements", 3_423));
        var february = (await Imported.Real("x-daily-2021/daily_tweet_activity_metrics_20210201_20210301_en.csv")).Clean();
        Assert.Equal(("X daily activity (2021)", 28L, "2021-02-01", "2021-02-28"), Headline(february));
        Sums(february.Report.Sums, ("Tweets published", 193), ("impressions", 401_518), ("engagements", 13_793), ("retweets", 257), ("replies", 224), ("likes", 1_603), ("user profile clicks", 903),
            ("url clicks", 1_670), ("hashtag clicks", 35), ("detail expands", 6_387), ("follows", 0), ("media views", 3_749), ("media engagements", 2_680));
    }

    [SharedDataFact(Folder)]
    public async Task X_overview()
    {
        var file = (await Imported.Real("x-account-overview-2025/account_overview_analytics.csv")).Clean();

        Assert.Equal(("X account overview", 7L, "2025-08-20", "2025-08-26"), Headline(file));
        Sums(file.Report.Sums, ("Impressions", 24_749), ("Likes", 50), ("Engagements", 448), ("Bookmarks", 14), ("New follows", 13), ("Unfollows", 2), ("Replies", 25), ("Profile visits", 248),
            ("Create Post", 14), ("Shares", 0), ("Reposts", 0), ("Video views", 0), ("Media views", 0));
        Assert.Equal(new DateOnly(2025, 8, 25), file.Readings.Max(reading => reading.Day));
        Assert.Contains(file.Report.Notes, note => note.Contains("2025-08-26 is its last day", StringComparison.Ordinal));
    }

    [SharedDataFact(Folder)]
    public async Task LinkedIn_page()
    {
        var file = (await Imported.Real("linkedin-page/followers.xls")).Clean();

        var followers = file.Table("New followers");
        Assert.Equal((90L, "2025-12-23", "2026-03-22"), (followers.Rows, followers.From, followers.To));
        Sums(followers.Sums, ("Sponsored followers", 0), ("Organic followers", 16), ("Auto-invited followers", 0), ("Total followers", 16));
        foreach (var (sheet, rows, sum) in new[] { ("Location", 17, 90), ("Job function", 24, 133), ("Seniority", 9, 142), ("Industry", 72, 168), ("Company size", 8, 121) })
        {
            Assert.Equal(rows, file.Table(sheet).Rows);
            Sums(file.Table(sheet).Sums, ("Total followers", sum));
        }

        Assert.Equal(16, file.All<AudienceReading>().Sum(day => day.Gained));
        Assert.All(file.All<AudienceReading>(), day => Assert.Null(day.Followers));
        Assert.Equal(90, file.Readings.Count);
    }

    [SharedDataFact(Folder)]
    public async Task LinkedIn_creator()
    {
        var file = (await Imported.Real("linkedin-creator/content-2023.xlsx")).Clean();

        Sums(file.Table("DISCOVERY").Sums, ("8/7/2023 - 8/5/2024 (Impressions)", 70_416), ("8/7/2023 - 8/5/2024 (Unique views)", 28_517));
        Assert.Equal((365L, "2023-08-07", "2024-08-05"), (file.Table("ENGAGEMENT").Rows, file.Table("ENGAGEMENT").From, file.Table("ENGAGEMENT").To));
        Sums(file.Table("ENGAGEMENT").Sums, ("Impressions", 70_416), ("Engagements", 1_255));
        Assert.Equal(45, file.Table("TOP POSTS").Rows);
        Sums(file.Table("TOP POSTS").Sums, ("Engagements", 1_225), ("Impressions", 65_587));
        Assert.Equal((365L, "2023-08-07", "2024-08-05"), (file.Table("FOLLOWERS").Rows, file.Table("FOLLOWERS").From, file.Table("FOLLOWERS").To));
        Sums(file.Table("FOLLOWERS").Sums, ("New followers", 969));
        Assert.Equal(30, file.Table("DEMOGRAPHICS").Rows);
        Assert.Equal(2.445293m, decimal.Round(file.Table("DEMOGRAPHICS").Sums["Percentage"], 6));
        var total = Assert.Single(file.All<AudienceReading>(), day => day.Followers is not null);
        Assert.Equal((new DateOnly(2024, 8, 5), 782m), (total.Day, total.Followers!.Value));
        Assert.Equal(365, file.All<EngagementReading>().Select(day => day.Day).Distinct().Count());
        Assert.Equal(65_587, file.All<PostReading>().Sum(post => post.Impressions));
    }

    [SharedDataFact(Folder)]
    public async Task Meta()
    {
        foreach (var (path, title, rows, from, to, sum) in new[]
        {
            ("meta-facebook/Follows.csv", "Follows", 105, "2025-01-01", "2025-04-15", 66m), ("meta-facebook/Reach.csv", "Facebook reach", 105, "2025-01-01", "2025-04-15", 10_734m),
            ("meta-facebook/Visits.csv", "Facebook visits", 105, "2025-01-01", "2025-04-15", 976m), ("meta-instagram/Follows.csv", "Instagram follows", 20, "2026-05-25", "2026-06-13", 2_736m),
            ("meta-instagram/Reach.csv", "Reach", 28, "2026-05-25", "2026-06-21", 808_076m),
        })
        {
            var file = (await Imported.Real(path, ("platform", path.Split('/')[0][5..]))).Clean();
            Assert.Equal((title, (long)rows, from, to), (Assert.Single(file.Report.Tables).Table, file.Report.Rows, file.Report.From, file.Report.To));
            Sums(file.Report.Sums, ("Primary", sum));
            Assert.Equal(rows, file.Readings.Count);
        }
    }

    [SharedDataFact(Folder)]
    public async Task YouTube()
    {
        var totals = (await Imported.Real("youtube-studio/a-Totals.csv")).Clean();
        Assert.Equal(("YouTube Studio by day", 365L, "2020-12-31", "2021-12-30"), Headline(totals));
        Sums(totals.Report.Sums, ("Views", 15_503_810));
        var table = (await Imported.Real("youtube-studio/a-Table data.csv")).Clean();
        Assert.Equal(201, table.Report.Rows);
        Assert.Equal(14_344_009, table.Report.Sums["Views"]);
        var total = Assert.Single(Assert.Single(table.Report.Tables).Excluded);
        Assert.Equal((2L, 15_503_810m, 1_183_689.3666m), (total.Line, total.Values["Views"], total.Values["Watch time (hours)"]));
        Assert.Equal(2_262_293.7456m, total.Values["Watch time (hours)"] + table.Report.Sums["Watch time (hours)"]);
        var days = (await Imported.Real("youtube-studio/b-Totals.csv")).Clean();
        Assert.Equal(("YouTube Studio by day", 803L, "2020-09-01", "2022-11-12"), Headline(days));
        Sums(days.Report.Sums, ("Views", 24_299));
        var chart = (await Imported.Real("youtube-studio/b-Chart_data.csv")).Clean();
        Assert.Equal(("YouTube Studio, chart data", 10_439L, "2020-09-01", "2022-11-12"), Headline(chart));
        Sums(chart.Report.Sums, ("Views", 24_299));
        Assert.Empty(chart.Readings);
        var saved = (await Imported.Real("youtube-studio/b-Table_data.csv")).Clean();
        Assert.Equal(13, saved.Report.Rows);
        Sums(saved.Report.Sums, ("Views", 24_299), ("Watch_time (hours)", 2_760.1941m), ("Impressions", 443_558), ("Impressions_click-through_rate(%)", 23.28m));
    }

    [SharedDataFact(Folder)]
    public async Task TikTok()
    {
        var english = (await Imported.Real("tiktok-studio/Overview-en.csv", ("year", "2025"))).Clean();
        Assert.Equal(("TikTok Studio, overview", 7L, "2025-04-12", "2025-04-18"), Headline(english));
        Sums(english.Report.Sums, ("Video Views", 7_919), ("Profile Views", 35), ("Likes", 51), ("Comments", 2), ("Shares", 3));
        var portuguese = await Imported.Real("tiktok-studio/Overview-pt.csv");
        Assert.Equal(("TikTok Studio, overview", 28L, "--04-30", "--05-27"), Headline(portuguese));
        Sums(portuguese.Report.Sums, ("Video Views", 14_560), ("Profile Views", 281), ("Likes", 382), ("Comments", 14), ("Shares", 13));
        Assert.Empty(portuguese.Readings);
        Assert.Contains("--year", Assert.Single(portuguese.Report.Asks), StringComparison.Ordinal);
    }

    [SharedDataFact(Folder)]
    public async Task Stripe()
    {
        var file = (await Imported.Real("stripe-payments/payments-redacted.csv")).Clean();

        Assert.Equal(("Stripe payments", 622L, "2023-11-07", "2024-06-07"), Headline(file));
        Sums(file.Report.Sums, ("Amount (eur)", 3_107.50m), ("Amount (usd)", 3_553m), ("Amount (mxn)", 19_115m), ("Converted Amount", 284_332.30m), ("Fee", 19_725.70m), ("Taxes On Fee", 1_380.65m));
        Assert.False(file.Report.Sums.ContainsKey("Amount"));
        var payments = file.All<ConversionReading>();
        Assert.Equal((622, 622, 196, 15), (payments.Count, payments.DistinctBy(payment => payment.ConversionId).Count(), payments.Select(payment => payment.CustomerKey).OfType<string>().Distinct().Count(), payments.Count(payment => payment.CustomerKey is null)));
        Assert.Equal([("EUR", 319, 3_107.50m), ("MXN", 106, 19_115m), ("USD", 197, 3_553m)], payments.GroupBy(payment => payment.NetValue!.Value.Currency).OrderBy(currency => currency.Key)
            .Select(currency => (currency.Key, currency.Count(), currency.Sum(payment => payment.NetValue!.Value.Amount))));
        Assert.All(payments, payment => Assert.Null(payment.ConvertedValue));
    }

    [SharedDataFact(Folder)]
    public async Task Universal_Analytics()
    {
        var file = (await Imported.Real("ga-universal-sales/sales-performance.xlsx")).Clean();

        Assert.Equal(991, file.Table("Dataset1").Rows);
        Sums(file.Table("Dataset1").Sums, ("Revenue", 122_874.83m), ("Tax", 10_564.43m), ("Shipping", 10_826.90m), ("Refund Amount", 0), ("Quantity", 8_854));
        Assert.Equal((61L, "2023-05-01", "2023-06-30"), (file.Table("Dataset2").Rows, file.Table("Dataset2").From, file.Table("Dataset2").To));
        Sums(file.Table("Dataset2").Sums, ("Revenue", 122_874.83m));
        Assert.Equal(245_749.66m, file.Table("Dataset1").Sums["Revenue"] + Assert.Single(file.Table("Dataset1").Excluded).Values["Revenue"]);
        Assert.Equal(122_874.83m, Assert.Single(file.Table("Dataset2").Excluded).Values["Revenue"]);
        Assert.Equal((61, 122_874.83m), (file.Readings.Count, file.All<ConversionDayReading>().Sum(day => day.Value!.Value.Amount)));
        Assert.All(file.All<ConversionDayReading>(), day => Assert.Equal((ConversionDayReading.AllTraffic, null), (day.TrafficSource, day.Conversions)));
    }

    private static (string?, long, string?, string?) Headline(Imported file) => (file.Report.Form, file.Report.Rows, file.Report.From, file.Report.To);

    private static void Sums(IReadOnlyDictionary<string, decimal> found, params (string Column, decimal Sum)[] wanted) =>
        Assert.All(wanted, want => Assert.Equal((want.Column, want.Sum), (want.Column, found.GetValueOrDefault(want.Column, decimal.MinValue))));
}
