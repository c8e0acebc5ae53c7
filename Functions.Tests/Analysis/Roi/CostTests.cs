using CsCheck;

namespace SocialFunnel.Analysis;

public sealed class CostTests
{
    private static readonly Platform LinkedIn = Platform.Parse("linkedin");
    private static readonly Platform X = Platform.Parse("x");
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Fact]
    public void A_week_without_a_log_costs_what_the_plan_says()
    {
        var cost = Sum(Brand(new PlatformPlan(7m, 70m, null)), [], Week(Monday));
        Assert.Equal(7m, cost.Hours, 20);
        Assert.Equal(7m * 40m, cost.Labour, 20);
        Assert.Equal(70m, cost.Spend, 20);
        Assert.Equal(0, cost.LoggedDays);
    }

    [Fact]
    public void A_number_logged_on_monday_stands_for_the_whole_week_and_leaves_the_other_number_to_the_plan()
    {
        var cost = Sum(Brand(new PlatformPlan(7m, 70m, null)), [Effort(Monday, hours: 5m)], Week(Monday));
        Assert.Equal(5m, cost.Hours, 20);
        Assert.Equal(70m, cost.Spend, 20);
        Assert.Equal(1, cost.LoggedDays);
    }

    [Fact]
    public void The_plan_stands_in_again_for_the_next_week_without_a_log()
    {
        var cost = Sum(Brand(new PlatformPlan(7m, 70m, null)), [Effort(Monday, hours: 5m)], new Window(Monday, Monday.AddDays(13)));
        Assert.Equal(5m + 7m, cost.Hours, 20);
    }

    [Fact]
    public void Two_accounts_of_a_platform_add_up()
    {
        var cost = Sum(Brand(new PlatformPlan(null, null, null)), [Effort(Monday, hours: 2m), Effort(Monday, hours: 3m, account: "second")], Week(Monday));
        Assert.Equal(5m, cost.Hours);
        Assert.Equal(1, cost.LoggedDays);
    }

    [Fact]
    public void A_plan_begins_on_its_first_day()
    {
        var cost = Sum(Brand(new PlatformPlan(7m, null, Monday.AddDays(4))), [], Week(Monday));
        Assert.Equal(3m, cost.Hours);
    }

    [Fact]
    public void A_plan_without_a_first_day_begins_when_the_platform_is_first_known()
    {
        var days = Cost.PerDay(
            Brand(new PlatformPlan(7m, null, null)), [], Week(Monday), new Dictionary<Platform, DateOnly> { [LinkedIn] = Monday.AddDays(5) }, (_, _) => null);
        Assert.Equal(2m, PerPlatform(days)[LinkedIn].Hours);
    }

    [Fact]
    public void Spend_in_another_currency_is_converted_or_counted_as_unconverted()
    {
        var effort = new[] { Effort(Monday, spend: new Money(10m, "USD")), Effort(Monday, spend: new Money(10m, "GBP"), account: "second") };
        var cost = Sum(Brand(new PlatformPlan(null, 70m, null)), effort, new Window(Monday, Monday), (money, _) => money.Currency == "USD" ? 9m : null);
        Assert.Equal(9m, cost.Spend);
        Assert.Equal(1, cost.Unconverted);
    }

    [Fact]
    public void A_fee_is_spread_over_the_days_it_buys_and_a_shared_one_over_the_platforms()
    {
        var brand = Brand(new PlatformPlan(null, null, null)) with
        {
            Costs =
            [
                new CostItem("scheduler", 62m, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)),
                new CostItem("premium account", 31m, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), LinkedIn),
            ],
        };
        var costs = PerPlatform(Cost.PerDay(brand, [Effort(Monday, 1m, platform: X)], Week(Monday), NothingKnown, (_, _) => null));
        Assert.Equal(7m + 7m, costs[LinkedIn].Tools, 20);
        Assert.Equal(7m, costs[X].Tools, 20);
    }

    [Fact]
    public void A_fee_counts_for_a_platform_without_plan_and_before_its_first_known_day()
    {
        var brand = Brand(new PlatformPlan(7m, null, null)) with
        {
            Costs = [new CostItem("microphone", 70m, Monday, Monday.AddDays(6), X), new CostItem("premium account", 14m, Monday, Monday.AddDays(6), LinkedIn)],
        };
        var known = new Dictionary<Platform, DateOnly> { [LinkedIn] = Monday.AddDays(5) };
        var costs = PerPlatform(Cost.PerDay(brand, [], Week(Monday), known, (_, _) => null));
        Assert.Equal(70m, costs[X].Total, 20);
        Assert.Equal(14m, costs[LinkedIn].Tools, 20);
        Assert.Equal(2m, costs[LinkedIn].Hours);
    }

    [Fact]
    public void A_later_fee_does_not_shorten_a_plan_of_which_nothing_else_is_known()
    {
        var brand = Brand(new PlatformPlan(7m, null, null)) with { Costs = [new CostItem("fee", 2m, Monday.AddDays(5), Monday.AddDays(6), LinkedIn)] };
        Assert.Equal(7m, Sum(brand, [], Week(Monday)).Hours);
    }

    [Fact]
    public void Splitting_a_window_and_adding_gives_the_whole() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Select(Gen.Int[-5, 130], Gen.Int[0, 900]).Array[0, 30]).Sample((first, second, logs) =>
        {
            var brand = Brand(new PlatformPlan(5.5m, 33m, Monday.AddDays(10))) with { Costs = [new CostItem("tool", 100m, Monday, Monday.AddDays(50))] };
            var effort = logs.DistinctBy(log => log.Item1).Select(log => Effort(Monday.AddDays(log.Item1), hours: log.Item2 / 100m)).ToArray();
            var (start, middle) = (Monday, Monday.AddDays(first));
            var whole = Sum(brand, effort, new Window(start, middle.AddDays(second + 1)));
            var left = Sum(brand, effort, new Window(start, middle));
            var right = Sum(brand, effort, new Window(middle.AddDays(1), middle.AddDays(second + 1)));
            Assert.InRange(whole.Total - (left.Total + right.Total), -1e-15m, 1e-15m);
            Assert.InRange(whole.Hours - (left.Hours + right.Hours), -1e-15m, 1e-15m);
            Assert.Equal(whole.LoggedDays, left.LoggedDays + right.LoggedDays);
        });

    [Fact]
    public void The_order_of_the_log_changes_nothing() =>
        Gen.Shuffle(Enumerable.Range(0, 12).Select(day => Effort(Monday.AddDays(day % 9), hours: day, account: $"a{day % 2}", platform: day % 3 == 0 ? X : LinkedIn)).ToArray())
            .Sample(shuffled =>
            {
                var brand = Brand(new PlatformPlan(3m, 5m, null));
                var sorted = shuffled.OrderBy(reading => reading.Day).ThenBy(reading => reading.Account).ToList();
                Assert.Equal(
                    Cost.PerDay(brand, sorted, Week(Monday), NothingKnown, (_, _) => null),
                    Cost.PerDay(brand, shuffled, Week(Monday), NothingKnown, (_, _) => null));
            });

    private static IReadOnlyDictionary<Platform, DateOnly> NothingKnown { get; } = new Dictionary<Platform, DateOnly>();

    private static Window Week(DateOnly first) => new(first, first.AddDays(6));

    private static PlatformCost Sum(Brand brand, EffortReading[] effort, Window window, Func<Money, DateOnly, decimal?>? rates = null) =>
        PerPlatform(Cost.PerDay(brand, effort, window, NothingKnown, rates ?? ((_, _) => null))).GetValueOrDefault(LinkedIn) ?? new PlatformCost();

    private static EffortReading Effort(DateOnly day, decimal? hours = null, Money? spend = null, string account = "first", Platform? platform = null) => new()
    {
        Day = day,
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(platform ?? LinkedIn, account),
        Hours = hours,
        Spend = spend,
    };

    private static Brand Brand(PlatformPlan plan) => new()
    {
        Id = "b",
        Name = "B",
        Currency = "EUR",
        Calendar = new BrandCalendar("Europe/Berlin", new TimeOnly(3, 0)),
        HourlyRate = 40m,
        GrossMargin = 0.5m,
        ConversionSource = "shop",
        Platforms = new SortedDictionary<Platform, PlatformPlan> { [LinkedIn] = plan },
    };

    private static Dictionary<Platform, PlatformCost> PerPlatform(IEnumerable<CostDay> days) =>
        days.GroupBy(day => day.Platform).ToDictionary(group => group.Key, PlatformCost.Of);
}
