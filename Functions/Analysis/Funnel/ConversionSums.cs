namespace SocialFunnel.Analysis;

/// <summary>
/// Stands in for orders where the source of record only tells a day's sums by traffic source, as web analytics do: so many conversions of the day's mean value,
/// each with one touch. Credit is then the last click as that system says, and nothing else can be asked of it. Such systems move a day's conversions from one
/// traffic source to another while they are still counting, so of a day only what was told last counts.
/// </summary>
internal static class ConversionSums
{
    private const string Referral = "referral";

    /// <summary>The readings, with conversions made of sums where the source of record told sums and no single order.</summary>
    public static BrandReadings InPlaceOfOrders(Brand brand, BrandReadings readings)
    {
        if (readings.Conversions.Count > 0)
        {
            return readings;
        }

        var told = readings.ConversionDays.Where(sum => sum.Source == brand.ConversionSource && sum.Conversions is not null).ToList();
        var split = told.Where(sum => sum.TrafficSource != ConversionDayReading.AllTraffic).Select(sum => sum.Day).ToHashSet();
        var latest = told.Where(sum => sum.TrafficSource != ConversionDayReading.AllTraffic).GroupBy(sum => sum.Day).ToDictionary(day => day.Key, day => day.Max(sum => sum.RetrievedAt));
        var conversions = told.Where(sum => sum.TrafficSource == ConversionDayReading.AllTraffic ? !split.Contains(sum.Day) : sum.RetrievedAt == latest[sum.Day])
            .GroupBy(sum => (sum.TrafficSource, sum.Medium))
            .SelectMany(channel => Parts(brand, channel.OrderBy(sum => sum.Day)))
            .OrderBy(part => part.Conversion.At).ThenBy(part => part.Conversion.ConversionId, StringComparer.Ordinal)
            .ToList();
        return readings with { Conversions = [.. conversions.Select(part => part.Conversion)], Touches = [.. readings.Touches, .. conversions.Select(part => part.Touch).OfType<TouchReading>()] };
    }

    // Some systems split credit into fractions of conversions: they are counted when they have come to a whole one, and their value with them.
    private static IEnumerable<(ConversionReading Conversion, TouchReading? Touch)> Parts(Brand brand, IEnumerable<ConversionDayReading> days)
    {
        var (sum, given, waiting) = (0m, 0, 0m);
        foreach (var day in days)
        {
            sum += day.Conversions!.Value;
            waiting += day.Value?.Amount ?? 0;
            var count = (int)Math.Round(sum, MidpointRounding.AwayFromZero) - given;
            for (var number = 1; number <= count; number++)
            {
                var amount = number == count ? waiting : Math.Round(waiting / (count - number + 1), 4);
                waiting -= amount;
                yield return Part(brand, day, number, amount);
            }

            given += count;
        }
    }

    private static (ConversionReading Conversion, TouchReading? Touch) Part(Brand brand, ConversionDayReading day, int number, decimal amount)
    {
        var id = $"{day.Day:yyyy-MM-dd} {day.TrafficSource} {day.Medium} {number}";
        var isAll = day.TrafficSource == ConversionDayReading.AllTraffic;
        var conversion = new ConversionReading
        {
            Day = day.Day,
            Source = day.Source,
            RetrievedAt = day.RetrievedAt,
            ConversionId = id,
            At = brand.Calendar.InstantOf(day.Day.ToDateTime(new TimeOnly(12, 0))),
            NetValue = day.Value is { } value ? new Money(amount, value.Currency) : null,
            JourneyId = isAll ? null : id,
        };
        if (isAll)
        {
            return (conversion, null);
        }

        // A host that linked here is one, so that the brand's own hosts take no credit; everything else is a tag.
        var isHost = day.Medium == Referral && day.TrafficSource.Contains('.');
        return (conversion, new TouchReading
        {
            Day = day.Day,
            Source = day.Source,
            RetrievedAt = day.RetrievedAt,
            JourneyId = id,
            At = conversion.At,
            ReferrerHost = isHost ? day.TrafficSource.ToLowerInvariant() : null,
            UtmSource = isHost ? null : day.TrafficSource,
            UtmMedium = isHost ? null : day.Medium,
        });
    }
}
