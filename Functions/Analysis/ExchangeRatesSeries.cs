namespace SocialFunnel.Analysis;

/// <summary>One published rate.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Day">The day for which it was published.</param>
/// <param name="PerEuro">Units of the currency for one euro; more than 0.</param>
public readonly record struct PublishedRate(string Currency, DateOnly Day, decimal PerEuro);

/// <summary>The published rates of one currency, by day; of two for one day the later in the input counts.</summary>
internal sealed class PublishedSeries
{
    private readonly DateOnly[] days;
    private readonly decimal[] perEuro;

    public PublishedSeries(IEnumerable<PublishedRate> rates)
    {
        var byDay = new SortedDictionary<DateOnly, decimal>();
        foreach (var rate in rates)
        {
            byDay[rate.Day] = rate.PerEuro;
        }

        days = [.. byDay.Keys];
        perEuro = [.. byDay.Values];
    }

    public DateOnly LastDay => days[^1];

    public IEnumerable<PublishedRate> Rates(string currency) => days.Zip(perEuro, (day, rate) => new PublishedRate(currency, day, rate));

    /// <summary>The rate of a day, or of the last day before it that has one and is not too long ago.</summary>
    public FoundRate? Find(DateOnly day)
    {
        var index = Array.BinarySearch(days, day);
        index = index < 0 ? ~index - 1 : index;
        return index >= 0 && day.DayNumber - days[index].DayNumber <= ExchangeRates.LongestGapDays ? new FoundRate(perEuro[index], days[index], FoundRate.Published) : null;
    }
}
