using System.Text.Json;
using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class CorrelationTests
{
    private static readonly GrowthSeries Lead = Accounts.Dense(1, 700, elasticity: .4);

    [Fact]
    public void A_planted_lead_is_found_at_its_lag_with_its_elasticity()
    {
        var result = Correlation.Analyse(Lead);

        Assert.Equal(CorrelationVerdict.FollowersLeadSales, result.Verdict);
        Assert.Equal(5, result.Lag);
        Assert.InRange(result.Strength!.Value, .3, .5);
        Assert.InRange(.4, result.Interval!.Low, result.Interval.High);
        Assert.Equal(result.P, result.Q);
        Assert.True(result.MinimumDetectable < .4);
    }

    [Fact]
    public void Buyers_who_follow_are_not_followers_who_buy()
    {
        var result = Correlation.Analyse(Accounts.Dense(2, 700, reverse: .8));

        Assert.Equal(CorrelationVerdict.SalesLeadFollowers, result.Verdict);
        Assert.Equal(5, result.Lag);
    }

    [Fact]
    public void Numbers_that_move_on_the_same_day_move_together()
    {
        var series = Accounts.Dense(3, 700);
        var both = series.WithFollowers((_, t) => Math.Round(6 * series.Conversions[t]!.Value));

        var result = Correlation.Analyse(both);

        Assert.Equal(CorrelationVerdict.MoveTogether, result.Verdict);
        Assert.Equal(0, result.Lag);
    }

    [Fact]
    public void Without_a_link_the_result_says_what_would_have_been_found()
    {
        var result = Correlation.Analyse(Accounts.Dense(5, 400));

        Assert.Equal(CorrelationVerdict.NoLinkFound, result.Verdict);
        Assert.Null(result.Lag);
        Assert.Null(result.Strength);
        Assert.Null(result.Interval);
        Assert.InRange(result.MinimumDetectable!.Value, .1, .4);
    }

    [Fact]
    public void A_trend_and_a_weekday_that_both_share_are_no_link()
    {
        var series = Accounts.Dense(7, 365);
        double Season(int t) => Math.Exp((1.5 * t / 365) + (t % 7 == 0 ? .8 : 0));

        var result = Correlation.Analyse(series.WithFollowers((v, t) => Math.Round(v!.Value * Season(t))).WithConversions((v, t) => Math.Round(v!.Value * Season(t))));

        Assert.Equal(CorrelationVerdict.NoLinkFound, result.Verdict);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(-50_000)]
    public void One_viral_day_or_one_purge_neither_makes_nor_hides_a_link(int times)
    {
        GrowthSeries Shaken(GrowthSeries series) => series
            .WithFollowers((v, t) => t == 300 ? (times > 0 ? v * times : times) : v).WithConversions((v, t) => t == 305 ? v * 6 : v);

        Assert.Equal(CorrelationVerdict.NoLinkFound, Correlation.Analyse(Shaken(Accounts.Dense(5, 700))).Verdict);
        var result = Correlation.Analyse(Shaken(Lead));

        Assert.Equal(CorrelationVerdict.FollowersLeadSales, result.Verdict);
        Assert.Contains(Accounts.FirstDay.AddDays(300), result.Diagnostics.FollowersCut);
        Assert.InRange(result.Strength!.Value, .3, .5);
    }

    [Fact]
    public void Days_before_a_redefined_metric_are_not_analysed_with_those_after_it()
    {
        var redefined = Lead.WithFollowers((v, t) => t < 250 ? v * 40 : v) with { Breaks = [Accounts.FirstDay.AddDays(250)] };

        var result = Correlation.Analyse(redefined);

        Assert.Equal(Accounts.FirstDay.AddDays(250), result.Diagnostics.FirstDay);
        Assert.Equal(450, result.N);
        Assert.Equal(CorrelationVerdict.FollowersLeadSales, result.Verdict);
    }

    [Fact]
    public void A_break_that_leaves_two_short_stretches_leaves_not_enough_data()
    {
        var result = Correlation.Analyse(Accounts.Dense(1, 160) with { Breaks = [Accounts.FirstDay.AddDays(80)] });

        Assert.Equal(CorrelationVerdict.NotEnoughData, result.Verdict);
        Assert.Equal(80, result.N);
    }

    [Fact]
    public void Unknown_days_stay_unknown_and_do_not_hide_the_link()
    {
        var gaps = Lead.WithFollowers((v, t) => t % 9 == 0 || t is > 200 and < 225 ? null : v).WithConversions((v, t) => t % 17 == 0 ? null : v);

        var result = Correlation.Analyse(gaps);

        Assert.Equal(gaps.NewFollowers.Zip(gaps.Conversions).Count(day => day.First is not null && day.Second is not null), result.N);
        Assert.Equal(CorrelationVerdict.FollowersLeadSales, result.Verdict);
        Assert.Equal(5, result.Lag);
    }

    [Fact]
    public void A_launch_that_moves_both_is_taken_away_when_it_is_known()
    {
        var series = Accounts.Dense(5, 500);
        var launches = Enumerable.Range(1, 40).Select(i => i * 12).ToHashSet();
        var pushed = series.WithFollowers((v, t) => launches.Contains(t) ? Math.Round(v!.Value * 1.9) : v)
            .WithConversions((v, t) => launches.Contains(t) ? Math.Round(v!.Value * 1.7) : v);

        var known = pushed with { Events = [.. launches.Select(t => new GrowthEvent(Accounts.FirstDay.AddDays(t), "launch"))] };

        Assert.Equal(CorrelationVerdict.MoveTogether, Correlation.Analyse(pushed).Verdict);
        Assert.Equal(CorrelationVerdict.NoLinkFound, Correlation.Analyse(known).Verdict);
    }

    [Fact]
    public void Revenue_has_an_elasticity_of_its_own()
    {
        var result = Correlation.Analyse(Lead with { Revenue = [.. Lead.Conversions.Select(count => count * 39.5)] });

        Assert.Equal(result.Strength!.Value, result.RevenueStrength!.Value, 6);
    }

    [Theory]
    [InlineData("constant followers")]
    [InlineData("no conversions")]
    [InlineData("few conversions")]
    [InlineData("few days")]
    [InlineData("nothing known")]
    [InlineData("no days")]
    public void Too_little_is_said_to_be_too_little(string world)
    {
        var series = Accounts.Dense(1, 200);
        var poor = world switch
        {
            "constant followers" => series.WithFollowers((_, _) => 3),
            "no conversions" => series.WithConversions((_, _) => 0),
            "few conversions" => series.WithConversions((_, t) => t % 10 == 0 ? 1 : 0),
            "few days" => Accounts.Dense(1, 89),
            "nothing known" => series.WithFollowers((_, _) => null),
            _ => Accounts.Series([], []),
        };

        var result = Correlation.Analyse(poor);

        Assert.Equal(CorrelationVerdict.NotEnoughData, result.Verdict);
        Assert.NotEmpty(result.Reason!);
        Assert.Null(result.P);
        Assert.Null(result.MinimumDetectable);
    }

    [Fact]
    public void Followers_and_conversions_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => Correlation.Analyse(Lead with { Conversions = [1, 2, 3] }));

    [Fact]
    public void Every_number_of_any_result_can_be_written_as_JSON() => Accounts.Seeds.Select(Gen.Int[0, 400], Gen.Int[0, 3]).Sample(
        (seed, days, kind) =>
        {
            var series = Accounts.Dense(seed, days).WithFollowers((v, t) => kind == 0 ? v : kind == 1 ? v - 120 : kind == 2 ? double.NaN : t % 3 == 0 ? null : v);
            var written = JsonSerializer.Serialize(Correlation.Analyse(series));
            Assert.Equal(days == 0 ? null : series.Platform, days == 0 ? null : JsonSerializer.Deserialize<CorrelationResult>(written)!.Platform);
        },
        iter: 60);

    [Fact]
    public void Sales_in_another_currency_of_amounts_change_no_verdict_and_no_strength()
    {
        GrowthSeries Scaled(double factor) => Lead.WithConversions((v, _) => v * factor);
        CorrelationResult units = Correlation.Analyse(Scaled(1000)), cents = Correlation.Analyse(Scaled(100_000));

        Assert.Equal(units.Verdict, cents.Verdict);
        Assert.Equal(units.Lag, cents.Lag);
        Assert.Equal(units.Strength!.Value, cents.Strength!.Value, 2);
    }

    [Fact]
    public void The_same_days_give_the_same_answer_whatever_other_days_are_unknown_around_them()
    {
        var padded = Lead with
        {
            FirstDay = Lead.FirstDay.AddDays(-30),
            NewFollowers = [.. new double?[30], .. Lead.NewFollowers, .. new double?[12]],
            Conversions = [.. new double?[30], .. Lead.Conversions, .. new double?[12]],
        };

        Assert.Equal(JsonSerializer.Serialize(Correlation.Analyse(Lead)), JsonSerializer.Serialize(Correlation.Analyse(padded)));
    }
}
