using SocialFunnel.Analysis;
using SocialFunnel.Sources;

namespace SocialFunnel.Store;

/// <summary>Gathers what an analysis needs: a brand's readings, and rates where its orders came in another currency.</summary>
public sealed class FactsLoader(ReadingLoader readings, EuropeanCentralBank bank)
{
    internal async Task<FunnelFacts> Load(Brand brand, DateOnly last, CancellationToken cancellation)
    {
        var known = await readings.Load(brand, last, cancellation);
        var rates = NeedsRates(brand, known) ? await bank.Latest(cancellation) : ExchangeRates.Bundled;
        return FunnelFacts.Of(brand, last, known, rates.With(brand.ExchangeRates));
    }

    // Most brands sell in their own currency; then nobody needs to be asked.
    private static bool NeedsRates(Brand brand, BrandReadings known) =>
        known.Conversions.Any(conversion => conversion.NetValue is { } value && value.Currency != brand.Currency && conversion.ConvertedValue?.Currency != brand.Currency)
        || known.ConversionDays.Any(sum => sum.Value is { } value && value.Currency != brand.Currency)
        || known.Effort.Any(effort => effort.Spend is { } spend && spend.Currency != brand.Currency);
}
