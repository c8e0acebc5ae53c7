using System.Collections.Frozen;

namespace SocialFunnel.Analysis;

/// <summary>
/// Rates between currencies by day: those that a user gave, else the European Central Bank's euro foreign exchange reference rates of the day or of the
/// last business day before it. Where nobody knows a rate the answer is null, never 1. Immutable.
/// </summary>
public sealed class ExchangeRates
{
    /// <summary>
    /// How many days old a published rate may be: the Bank's longest holidays are 4 days (5 from rate to rate), and an older rate means that
    /// the history ends, or that the currency is no longer published.
    /// </summary>
    public const int LongestGapDays = 7;

    /// <summary>The currency in which the Bank publishes.</summary>
    public const string Euro = "EUR";

    // Fixed for good by regulations of the Council of the European Union (12 July 2022, 8 July 2025) when the euro replaced the currency.
    private static readonly FrozenDictionary<string, (DateOnly Since, decimal PerEuro)> Replaced = new Dictionary<string, (DateOnly, decimal)>
    {
        ["HRK"] = (new DateOnly(2023, 1, 1), 7.53450m),
        ["BGN"] = (new DateOnly(2026, 1, 1), 1.95583m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<ExchangeRates> BundledRates = new(() => new ExchangeRates(ExchangeRatesArchive.Bundled()));
    private readonly FrozenDictionary<string, PublishedSeries> published;
    private readonly IReadOnlyList<GivenRate> given;

    /// <summary>Creates rates from published ones.</summary>
    /// <param name="published">Units of the currency for one euro, by currency and day. At most one for each.</param>
    public ExchangeRates(IEnumerable<PublishedRate> published)
        : this(Series(published), [])
    {
    }

    private ExchangeRates(FrozenDictionary<string, PublishedSeries> published, IReadOnlyList<GivenRate> given)
    {
        this.published = published;
        this.given = given;
    }

    /// <summary>The history that comes with the program. Source: European Central Bank.</summary>
    public static ExchangeRates Bundled => BundledRates.Value;

    /// <summary>The last day for which a rate was published; null when none was.</summary>
    public DateOnly? LastDay => published.Count == 0 ? null : published.Values.Max(series => series.LastDay);

    /// <summary>The published rates, by currency and day, oldest first.</summary>
    public IEnumerable<PublishedRate> Published => published.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Rates(pair.Key));

    /// <summary>These rates and newer ones; where both know a day, the newer count.</summary>
    public ExchangeRates With(ExchangeRates newer) => new(Series(Published.Concat(newer.Published)), given);

    /// <summary>These rates and a user's own, which count before all others.</summary>
    /// <exception cref="ArgumentException">A currency is no ISO 4217 code, or a rate is not more than 0.</exception>
    public ExchangeRates With(IReadOnlyCollection<GivenRate> own)
    {
        foreach (var rate in own.Where(rate => !Money.IsCurrency(rate.From) || !Money.IsCurrency(rate.To) || rate.Rate <= 0))
        {
            throw new ArgumentException($"'{rate.From} to {rate.To} at {rate.Rate}' is no exchange rate: give two ISO 4217 codes and a rate above 0.", nameof(own));
        }

        return new ExchangeRates(published, [.. given, .. own]);
    }

    /// <summary>An amount in another currency, unrounded; null where no rate is known.</summary>
    public decimal? Convert(Money money, string currency, DateOnly day) => Find(money.Currency, currency, day) is { } found ? money.Amount * found.Rate : null;

    /// <summary>The rate of a day; null where nobody knows one.</summary>
    /// <param name="from">ISO 4217 code of the amount.</param>
    /// <param name="to">ISO 4217 code of the currency wanted.</param>
    /// <param name="day">The day of the order.</param>
    public FoundRate? Find(string from, string to, DateOnly day)
    {
        if (from == to)
        {
            return Money.IsCurrency(from) ? new FoundRate(1m, day, FoundRate.Same) : null;
        }

        return FindGiven(from, to, day) is { } own ? new FoundRate(own, day, FoundRate.Given)
            : FindPublished(from, to, day) ?? FindThroughGiven(from, to, day);
    }

    private decimal? FindGiven(string from, string to, DateOnly day) =>
        Latest(from, to, day) is { } direct ? direct.Rate
        : Latest(to, from, day) is { } back ? 1m / back.Rate
        : null;

    private GivenRate? Latest(string from, string to, DateOnly day) => given
        .Where(rate => rate.From == from && rate.To == to && (rate.Since ?? DateOnly.MinValue) <= day)
        .Aggregate((GivenRate?)null, (latest, rate) => latest is null || (rate.Since ?? DateOnly.MinValue) >= (latest.Since ?? DateOnly.MinValue) ? rate : latest);

    // A user who gives pesos to dollars and reports in euros means: pesos to dollars to euros.
    private FoundRate? FindThroughGiven(string from, string to, DateOnly day)
    {
        foreach (var between in given.SelectMany(rate => new[] { rate.From, rate.To }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (FindGiven(from, between, day) is { } first && FindPublished(between, to, day) is { } second)
            {
                return second with { Rate = first * second.Rate, Source = FoundRate.Given };
            }

            if (FindGiven(between, to, day) is { } last && FindPublished(from, between, day) is { } start)
            {
                return start with { Rate = start.Rate * last, Source = FoundRate.Given };
            }
        }

        return null;
    }

    private FoundRate? FindPublished(string from, string to, DateOnly day)
    {
        if (PerEuro(from, day) is not { } source || PerEuro(to, day) is not { } target)
        {
            return null;
        }

        var name = source.Source == FoundRate.Fixed || target.Source == FoundRate.Fixed ? FoundRate.Fixed : FoundRate.Published;
        return new FoundRate(target.Rate / source.Rate, source.Day < target.Day ? source.Day : target.Day, name);
    }

    private FoundRate? PerEuro(string currency, DateOnly day)
    {
        if (currency == Euro)
        {
            return new FoundRate(1m, day, FoundRate.Published);
        }

        if (Replaced.TryGetValue(currency, out var replaced) && day >= replaced.Since)
        {
            return new FoundRate(replaced.PerEuro, replaced.Since, FoundRate.Fixed);
        }

        return published.TryGetValue(currency, out var series) ? series.Find(day) : null;
    }

    private static FrozenDictionary<string, PublishedSeries> Series(IEnumerable<PublishedRate> rates) => rates
        .GroupBy(rate => rate.Currency, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => new PublishedSeries(group), StringComparer.Ordinal);
}
