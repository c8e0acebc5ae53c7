namespace SocialFunnel.Analysis;

/// <summary>The days of which a kind of reading is known. Silence outside them is not zero.</summary>
public static class KnownDays
{
    /// <summary>
    /// From the first conversion to the last day before the data were retrieved: a file of orders that somebody saved three weeks ago says
    /// nothing of the last three weeks. Null where there are no conversions.
    /// </summary>
    public static Window? OfConversions(Brand brand, BrandReadings readings, DateOnly last)
    {
        if (readings.Conversions.Count == 0)
        {
            return null;
        }

        var first = readings.Conversions.Min(conversion => conversion.Day);
        var latest = readings.Conversions.Max(conversion => conversion.Day);
        var told = brand.Calendar.DayOf(readings.Conversions.Max(conversion => conversion.RetrievedAt)).AddDays(-1);
        var until = told > latest ? told : latest;
        return new Window(first, until < last ? until : last);
    }

    /// <summary>The first day on which anything is known of each platform.</summary>
    public static IReadOnlyDictionary<Platform, DateOnly> FirstOfPlatforms(BrandReadings readings) => readings.Audience.Cast<AccountReading>()
        .Concat(readings.Engagement).Concat(readings.Effort).Concat(readings.Posts)
        .GroupBy(reading => reading.Account.Platform)
        .ToDictionary(platform => platform.Key, platform => platform.Min(reading => reading.Day));

    /// <summary>The first day of which anything is known; null when nothing is.</summary>
    public static DateOnly? First(BrandReadings readings)
    {
        DateOnly?[] firsts =
        [
            readings.Conversions.Select(reading => (DateOnly?)reading.Day).Min(),
            FirstOfPlatforms(readings).Values.Select(day => (DateOnly?)day).Min(),
        ];
        return firsts.Min();
    }

    /// <summary>The days that two windows share; null when they share none.</summary>
    public static Window? Common(Window one, Window? other) => other is { } some && some.First <= one.Last && one.First <= some.Last
        ? new Window(some.First > one.First ? some.First : one.First, some.Last < one.Last ? some.Last : one.Last)
        : null;
}
