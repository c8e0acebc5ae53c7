namespace SocialFunnel;

/// <summary>An order, lead, booking, or sale in the shop.</summary>
public sealed record ConversionReading : Reading
{
    /// <summary>The shop's own id, unique within its source, such as <c>#1001</c>.</summary>
    public required string ConversionId { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it is: <c>order</c>, <c>lead</c>, <c>booking</c>, <c>visit</c>, or a word of the brand's own.</summary>
    public string Kind { get; init; } = "order";

    /// <summary>Value after discounts, without tax and shipping, before refunds; null when unknown, as for a lead.</summary>
    public Money? NetValue { get; init; }

    /// <summary>The same in the brand's currency where the shop itself converted it; null otherwise.</summary>
    public Money? ConvertedValue { get; init; }

    /// <summary>Money given back, each on its own day, as positive amounts in the currency of the order.</summary>
    public IReadOnlyList<Refund> Refunds { get; init; } = [];

    /// <summary>Whether it was called off; a cancelled conversion counts for nothing.</summary>
    public bool Cancelled { get; init; }

    /// <summary>A keyed hash that is the same for all conversions of one customer; null for an unknown one. Never an e-mail address.</summary>
    public string? CustomerKey { get; init; }

    /// <summary>Whether it is the customer's first conversion, as the shop says; null when it does not say.</summary>
    public bool? NewCustomer { get; init; }

    /// <summary>Codes redeemed, as typed.</summary>
    public IReadOnlyList<string> DiscountCodes { get; init; } = [];

    /// <summary>The buyer's own answer to "how did you hear about us"; null when not asked or not answered.</summary>
    public string? SelfReported { get; init; }

    /// <summary>The journey that led to it: touches with the same id came before it. Null when the shop knows none.</summary>
    public string? JourneyId { get; init; }

    /// <summary>What is left after refunds until the end of <paramref name="asOf"/>; null when the value is unknown.</summary>
    public Money? NetOfRefunds(DateOnly asOf)
    {
        if (NetValue is not { } value)
        {
            return null;
        }

        var refunded = Refunds.Where(refund => refund.Day <= asOf).Sum(refund => refund.Amount);
        return Cancelled ? Money.Zero(value.Currency) : new Money(value.Amount - refunded, value.Currency);
    }

    /// <inheritdoc/>
    public bool Equals(ConversionReading? other) =>
        base.Equals(other)
        && ConversionId == other.ConversionId && At == other.At && Kind == other.Kind && NetValue == other.NetValue && ConvertedValue == other.ConvertedValue
        && Cancelled == other.Cancelled && CustomerKey == other.CustomerKey && NewCustomer == other.NewCustomer && SelfReported == other.SelfReported
        && JourneyId == other.JourneyId && Refunds.SequenceEqual(other.Refunds) && DiscountCodes.SequenceEqual(other.DiscountCodes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), ConversionId, At, NetValue);
}

/// <summary>Money given back on a conversion.</summary>
/// <param name="Day">The brand's local day of the refund.</param>
/// <param name="Amount">A positive amount in the currency of the order.</param>
public sealed record Refund(DateOnly Day, decimal Amount);
