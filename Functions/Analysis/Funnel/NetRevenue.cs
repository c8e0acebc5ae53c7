namespace SocialFunnel.Analysis;

/// <summary>What a conversion brought, in the brand's currency.</summary>
/// <remarks>
/// Refunds count against the day of the order, whenever they were given: what a platform brought is what stayed. A partial refund takes the same
/// part of an amount that the shop converted. A refund is in the currency of the order: where only the converted value is known, what is left is not.
/// </remarks>
public static class NetRevenue
{
    /// <summary>Net revenue after refunds known by <paramref name="asOf"/>; null where the value is unknown or cannot be converted, never taken at 1.0.</summary>
    /// <param name="conversion">The conversion.</param>
    /// <param name="currency">The brand's currency.</param>
    /// <param name="asOf">Refunds after this day are not known yet.</param>
    /// <param name="convert">An amount of a day in the brand's currency, or null where no rate is known.</param>
    public static decimal? Of(ConversionReading conversion, string currency, DateOnly asOf, Func<Money, DateOnly, decimal?> convert)
    {
        if (conversion.Cancelled)
        {
            return 0;
        }

        if (conversion.NetValue is not { } value)
        {
            var refunded = conversion.Refunds.Any(refund => refund.Day <= asOf && refund.Amount != 0);
            return conversion.ConvertedValue is { } only && only.Currency == currency && !refunded ? only.Amount : null;
        }

        var kept = conversion.NetOfRefunds(asOf)!.Value;
        if (value.Currency == currency)
        {
            return kept.Amount;
        }

        return conversion.ConvertedValue is { } converted && converted.Currency == currency && value.Amount != 0
            ? converted.Amount * (kept.Amount / value.Amount)
            : convert(kept, conversion.Day);
    }
}
