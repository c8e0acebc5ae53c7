using System.Globalization;
using System.Text.Json.Serialization;

namespace SocialFunnel;

/// <summary>An amount in one currency, exact. Two currencies are never added: that throws.</summary>
public readonly record struct Money
{
    /// <summary>Creates an amount.</summary>
    /// <param name="amount">Any value; negative for money that goes out where it is expected to come in.</param>
    /// <param name="currency">ISO 4217 code in capitals, such as <c>EUR</c>.</param>
    /// <exception cref="ArgumentException">The currency is not three capital letters.</exception>
    [JsonConstructor]
    public Money(decimal amount, string currency)
    {
        if (!IsCurrency(currency))
        {
            throw new ArgumentException($"'{currency}' is no ISO 4217 currency code such as EUR.", nameof(currency));
        }

        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount in units of <see cref="Currency"/> (not in cents).</summary>
    public decimal Amount { get; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; }

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0m, currency);

    /// <summary>Whether a text has the form of an ISO 4217 code: three capital letters.</summary>
    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    /// <summary>Adds two amounts.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, left.Common(right));

    /// <summary>Subtracts an amount.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, left.Common(right));

    /// <summary>Scales an amount.</summary>
    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00} {Currency}");

    private string Common(Money other) => Currency == other.Currency
        ? Currency
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be added: convert one of them first.");
}
