using System.Text.Json;

namespace SocialFunnel;

public sealed class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_are_exact() => Assert.Equal(new Money(0.3m, "EUR"), new Money(0.1m, "EUR") + new Money(0.2m, "EUR"));

    [Fact]
    public void Two_currencies_are_never_added()
    {
        Assert.Contains("EUR and USD", Assert.Throws<InvalidOperationException>(() => new Money(1, "EUR") + new Money(1, "USD")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Money(1, "EUR") - new Money(1, "USD"));
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData("ΕUR")]
    public void A_currency_is_three_capital_letters(string currency) => Assert.Throws<ArgumentException>(() => new Money(1, currency));

    [Fact]
    public void It_is_shown_the_same_everywhere() => Assert.Equal("-1234.50 EUR", (new Money(-1234.5m, "EUR") * 1m).ToString());

    [Fact]
    public void It_comes_back_from_json() =>
        Assert.Equal(new Money(12.34m, "CHF"), JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(new Money(12.34m, "CHF"))));
}
