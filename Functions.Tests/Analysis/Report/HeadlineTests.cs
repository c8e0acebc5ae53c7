using SocialFunnel.Reports;

namespace SocialFunnel.Analysis;

/// <summary>The one sentence on top of a report.</summary>
public sealed class HeadlineTests
{
    private static readonly NextWeek Nothing = new([], []);

    [Fact]
    public void It_says_what_pays_what_does_not_what_to_do_and_how_sure_that_is()
    {
        var window = ReportCase.Window(
            ReportCase.Totals(396, 344),
            ReportCase.Roi("instagram", Verdict.CostsMore, 800, 100),
            ReportCase.Roi("blog", Verdict.Pays, 100, 130),
            ReportCase.Roi("linkedin", Verdict.Pays, 100, 250),
            ReportCase.Roi("digg", Verdict.NotEnoughData, 9, 3),
            ReportCase.Roi("x", Verdict.Vanity, 900, 0));

        var headline = Headline.Of(window, new NextWeek([ReportCase.Hours("linkedin", 4, 10.75m), ReportCase.Hours("x", 9, 2.25m)], []), 0.5m);

        Assert.Equal(Confidence.High, headline.Confidence);
        Assert.Equal(["x"], headline.Vanity.Select(platform => platform.Name));
        Assert.Equal(
            "LinkedIn and the blog pay, X and Instagram cost more than they bring: next week, move 6.75 hours from X to LinkedIn; we are quite sure, since 344 of 396 orders could be traced.",
            headline.Sentence(Texts.English));
    }

    [Theory]
    [InlineData(-1, 0, 0, "Nothing is known yet: name your platforms in the settings, or bring in a file of their numbers.")]
    [InlineData(-1, 0, 100, "What your platforms cost is known, what they bring is not: bring in your orders, and this page tells what pays.")]
    [InlineData(3, 1, 100, "It is too early to say what pays: next week, tag the links you post, since nobody knows where most orders come from.")]
    [InlineData(3, 3, 100, "It is too early to say what pays: next week, go on as you do.")]
    public void Before_there_is_a_verdict_it_says_what_is_missing(int conversions, int attributed, int cost, string sentence)
    {
        PlatformRoi[] platforms = cost == 0 ? [] : [ReportCase.Roi("linkedin", Verdict.NotEnoughData, cost)];

        Assert.Equal(sentence, Headline.Of(ReportCase.Window(ReportCase.Totals(conversions, attributed), platforms), Nothing, 0.5m).Sentence(Texts.English));
    }

    [Fact]
    public void A_brand_without_costs_is_asked_for_its_hours()
    {
        var headline = Headline.Of(ReportCase.Window(ReportCase.Totals(30, 30), ReportCase.Roi("linkedin", Verdict.NoCostRecorded, 0)), Nothing, 0.5m);

        Assert.Equal("What your platforms bring is known, what they cost is not: log your hours or plan a week, and this page tells what pays.", headline.Sentence(Texts.English));
        Assert.Null(headline.Confidence);
    }

    [Theory]
    [InlineData(100, 90, Verdict.Pays, Confidence.High)]
    [InlineData(100, 60, Verdict.Pays, Confidence.Fair)]
    [InlineData(100, 40, Verdict.Pays, Confidence.Low)]
    [InlineData(100, 90, Verdict.MayPay, Confidence.Low)]
    public void How_sure_it_is_follows_from_the_orders_that_could_be_traced(int conversions, int attributed, string verdict, Confidence expected)
    {
        var headline = Headline.Of(ReportCase.Window(ReportCase.Totals(conversions, attributed), ReportCase.Roi("linkedin", verdict, 100, 250)), Nothing, 0.5m);

        Assert.Equal(expected, headline.Confidence);
    }

    [Theory]
    [InlineData(150, false)]
    [InlineData(201, false)]
    [InlineData(199, true)]
    public void Another_attribution_model_that_would_turn_a_verdict_round_is_told(decimal lowest, bool turns)
    {
        // A cost of 100 needs a revenue of 200 at this margin; 150 belongs to a platform that does not pay anyway.
        var verdict = lowest == 150 ? Verdict.CostsMore : Verdict.Pays;
        var window = ReportCase.Window(ReportCase.Totals(100, 95), ReportCase.Roi("linkedin", verdict, 100, verdict == Verdict.Pays ? 250 : 50)) with
        {
            Models = [Agreement(lowest, verdict == Verdict.Pays ? 600 : 190)],
        };

        var headline = Headline.Of(window, Nothing, 0.5m);

        Assert.Equal(turns ? ["linkedin"] : [], headline.ModelDecides.Select(platform => platform.Name));
        Assert.Equal(turns ? Confidence.Fair : Confidence.High, headline.Confidence);
        Assert.Equal(turns, headline.Sentence(Texts.English).Contains("would judge LinkedIn differently", StringComparison.Ordinal));
    }

    [Fact]
    public void Thirty_platforms_still_make_one_sentence()
    {
        var window = ReportCase.Window(ReportCase.Totals(100, 95), [.. Enumerable.Range(1, 30).Select(number => ReportCase.Roi($"p{number:00}", Verdict.CostsMore, 1000 - number, 0))]);

        var sentence = Headline.Of(window, Nothing, 0.5m).Sentence(Texts.English);

        Assert.StartsWith("P01, p02, p03 and 27 more cost more than they bring: ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_moves_a_trial_is_proposed()
    {
        var trial = new Experiment { Platform = FunnelCase.X, ComparedWith = FunnelCase.LinkedIn, Resource = "hours", Current = 1, Proposed = 3, Weeks = 6, DetectableRatio = 2, Power = 0.8, Reason = "" };
        var headline = Headline.Of(ReportCase.Window(ReportCase.Totals(100, 95), ReportCase.Roi("linkedin", Verdict.Pays)), new NextWeek([], [trial]), 0.5m);

        Assert.Contains("next week, try 2 hours more on X", headline.Sentence(Texts.English), StringComparison.Ordinal);
    }

    private static ModelAgreement Agreement(decimal lowest, decimal highest) => new()
    {
        Platform = FunnelCase.LinkedIn,
        Window = SocialFunnel.Window.Ending(ReportCase.Last, 90),
        LowestModel = "linear",
        LowestRevenue = lowest,
        HighestModel = "first",
        HighestRevenue = highest,
        BeyondInterval = false,
    };
}
