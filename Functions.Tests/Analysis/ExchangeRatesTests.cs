using System.IO;

namespace SocialFunnel.Analysis;

public sealed class ExchangeRatesTests
{
    private static readonly DateOnly Friday = new(2026, 1, 9);
    private static readonly ExchangeRates Rates = new([new("USD", Friday, 1.25m), new("GBP", Friday, 0.8m), new("USD", Friday.AddDays(-1), 1.2m)]);

    [Fact]
    public void A_rate_of_the_day_is_taken() => Assert.Equal(new FoundRate(1.25m, Friday, "ecb"), Rates.Find("EUR", "USD", Friday));

    [Fact]
    public void The_way_back_is_the_inverse() => Assert.Equal(0.8m, Rates.Find("USD", "EUR", Friday)!.Rate);

    [Fact]
    public void Two_other_currencies_are_converted_through_the_euro() => Assert.Equal(0.64m, Rates.Find("USD", "GBP", Friday)!.Rate);

    [Fact]
    public void A_weekend_takes_the_last_business_day_before_it()
    {
        Assert.Equal(Friday, Rates.Find("EUR", "USD", Friday.AddDays(2))!.Day);
        Assert.Equal(1.2m, Rates.Find("EUR", "USD", Friday.AddDays(-1))!.Rate);
    }

    [Fact]
    public void A_day_before_the_first_or_long_after_the_last_has_no_rate()
    {
        Assert.Null(Rates.Find("EUR", "USD", Friday.AddDays(-2)));
        Assert.NotNull(Rates.Find("EUR", "USD", Friday.AddDays(7)));
        Assert.Null(Rates.Find("EUR", "USD", Friday.AddDays(8)));
    }

    [Fact]
    public void An_unknown_currency_has_no_rate_and_is_never_taken_at_one()
    {
        Assert.Null(Rates.Find("ARS", "EUR", Friday));
        Assert.Null(Rates.Convert(new Money(100, "ARS"), "EUR", Friday));
        Assert.Null(Rates.Find("nonsense", "nonsense", Friday));
    }

    [Fact]
    public void An_amount_in_its_own_currency_stays_what_it_is() => Assert.Equal(100m, Rates.Convert(new Money(100, "ARS"), "ARS", Friday));

    [Fact]
    public void A_users_own_rate_counts_first_and_in_both_directions()
    {
        var own = Rates.With([new GivenRate("USD", "EUR", 0.5m)]);

        Assert.Equal(new FoundRate(0.5m, Friday, "given"), own.Find("USD", "EUR", Friday));
        Assert.Equal(2m, own.Find("EUR", "USD", Friday)!.Rate);
    }

    [Fact]
    public void A_users_rate_holds_from_its_day_until_the_next()
    {
        var own = Rates.With([new GivenRate("ARS", "EUR", 0.002m, Friday), new GivenRate("ARS", "EUR", 0.001m, Friday.AddDays(10))]);

        Assert.Null(own.Find("ARS", "EUR", Friday.AddDays(-1)));
        Assert.Equal(0.002m, own.Find("ARS", "EUR", Friday.AddDays(9))!.Rate);
        Assert.Equal(0.001m, own.Find("ARS", "EUR", Friday.AddDays(10))!.Rate);
    }

    [Fact]
    public void A_users_rate_is_joined_to_a_published_one()
    {
        var own = Rates.With([new GivenRate("USD", "ARS", 1000m)]);

        Assert.Equal(new FoundRate(0.0008m, Friday, "given"), own.Find("ARS", "EUR", Friday));
        Assert.Equal(1250m, own.Find("EUR", "ARS", Friday)!.Rate);
        Assert.Equal(1562.5m, own.Find("GBP", "ARS", Friday)!.Rate);
    }

    [Theory]
    [InlineData("usd", "EUR", 1), InlineData("USD", "EUR", 0), InlineData("USD", "", 1)]
    public void A_rate_that_cannot_be_one_is_refused(string from, string to, int rate) =>
        Assert.Throws<ArgumentException>(() => Rates.With([new GivenRate(from, to, rate)]));

    [Fact]
    public void Newer_rates_extend_and_correct_older_ones()
    {
        var both = Rates.With(new ExchangeRates([new("USD", Friday, 1.3m), new("USD", Friday.AddDays(3), 1.4m)]));

        Assert.Equal(1.3m, both.Find("EUR", "USD", Friday)!.Rate);
        Assert.Equal(1.4m, both.Find("EUR", "USD", Friday.AddDays(3))!.Rate);
        Assert.Equal(1.2m, both.Find("EUR", "USD", Friday.AddDays(-1))!.Rate);
        Assert.Equal(Friday.AddDays(3), both.LastDay);
    }

    [Fact]
    public void A_currency_that_the_euro_replaced_has_its_final_rate()
    {
        Assert.Equal(new FoundRate(7.5345m, new DateOnly(2023, 1, 1), "fixed"), ExchangeRates.Bundled.Find("EUR", "HRK", new DateOnly(2025, 6, 1)));
        Assert.Equal("ecb", ExchangeRates.Bundled.Find("EUR", "HRK", new DateOnly(2022, 6, 1))!.Source);
    }

    [Fact]
    public void The_rouble_has_no_rate_after_the_bank_stopped_publishing_it() => Assert.Null(ExchangeRates.Bundled.Find("RUB", "EUR", new DateOnly(2023, 1, 10)));

    [Fact]
    public void The_bundled_history_knows_a_day_that_anybody_can_look_up() =>
        Assert.Equal(1.1684m, ExchangeRates.Bundled.Find("EUR", "USD", new DateOnly(2026, 4, 13))!.Rate);

    [SharedDataFact("data/fx/eurofxref-hist.csv")]
    public void The_bundled_history_is_what_the_bank_published()
    {
        var published = ExchangeRatesFile.Read(File.ReadAllText(SharedData.PathOf("data/fx/eurofxref-hist.csv")));

        Assert.True(published.Count > 80_000);
        Assert.Equal(published.OrderBy(rate => rate.Currency, StringComparer.Ordinal).ThenBy(rate => rate.Day), ExchangeRates.Bundled.Published);
    }
}
