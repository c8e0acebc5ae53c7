namespace SocialFunnel.Analysis;

/// <summary>The stretch of days that may be analysed together, as plain numbers with their known days.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Growth">Net new followers, zero where unknown.</param>
/// <param name="GrowthKnown">1 on a known day, 0 on an unknown one.</param>
/// <param name="Sales">Conversions, zero where unknown.</param>
/// <param name="SalesKnown">1 on a known day, 0 on an unknown one.</param>
/// <param name="Paired">Days on which both are known.</param>
internal sealed record CorrelationWindow(
    DateOnly First, double[] Growth, double[] GrowthKnown, double[] Sales, double[] SalesKnown, int Paired)
{
    /// <summary>Fewest days on which a number must differ from its most common value.</summary>
    private const int MinimumChanges = 20;

    public int Days => Growth.Length;

    public DateOnly Last => First.AddDays(Days - 1);

    /// <summary>The stretch between two breaks with the most paired days, the latest of equal ones.</summary>
    public static CorrelationWindow Longest(GrowthSeries series)
    {
        if (series.NewFollowers.Count != series.Conversions.Count)
            throw new ArgumentException(
                $"{series.Platform}: {series.NewFollowers.Count} days of followers, {series.Conversions.Count} of conversions; give both for the same days.",
                nameof(series));
        var days = series.NewFollowers.Count;
        var starts = series.Breaks.Select(day => day.DayNumber - series.FirstDay.DayNumber).Where(day => day > 0 && day < days)
            .Append(0).Append(days).Distinct().Order().ToArray();
        return starts.Zip(starts.Skip(1), (from, to) => Cut(series, from, to)).DefaultIfEmpty(Cut(series, 0, 0)).Reverse()
            .MaxBy(window => window.Paired)!;
    }

    /// <summary>Why the days cannot be analysed, or null where they can.</summary>
    public string? Shortage(CorrelationOptions options)
    {
        if (Paired < options.MinimumDays)
            return $"{Paired} days on which followers and conversions are both known; at least {options.MinimumDays} are needed";
        if (Sales.Sum() < options.MinimumConversions)
            return $"{Sales.Sum():0} conversions; at least {options.MinimumConversions} are needed";
        if (Changes(Growth, GrowthKnown) < MinimumChanges)
            return $"new followers hardly ever change; they must differ from their usual value on at least {MinimumChanges} days";
        return Changes(Sales, SalesKnown) < MinimumChanges
            ? $"conversions hardly ever change; they must differ from their usual value on at least {MinimumChanges} days"
            : null;
    }

    /// <summary>Days on which the value is not the one that most days have; all days where no value has the majority (Boyer and Moore 1981).</summary>
    private static int Changes(double[] values, double[] known)
    {
        var (usual, votes) = (double.NaN, 0);
        for (var t = 0; t < values.Length; t++)
        {
            if (known[t] == 0)
                continue;
            if (votes == 0)
                usual = values[t];
            votes += values[t] == usual ? 1 : -1;
        }

        var changes = 0;
        for (var t = 0; t < values.Length; t++)
            changes += known[t] != 0 && values[t] != usual ? 1 : 0;
        return changes;
    }

    private static CorrelationWindow Cut(GrowthSeries series, int from, int to)
    {
        while (from < to && (series.NewFollowers[from] ?? series.Conversions[from]) is null)
            from++;
        while (from < to && (series.NewFollowers[to - 1] ?? series.Conversions[to - 1]) is null)
            to--;
        var days = to - from;
        var window = new CorrelationWindow(
            series.FirstDay.AddDays(from), new double[days], new double[days], new double[days], new double[days], 0);
        var paired = 0;
        for (var t = 0; t < days; t++)
        {
            var (growth, sales) = (Finite(series.NewFollowers[from + t]), Finite(series.Conversions[from + t]));
            (window.Growth[t], window.GrowthKnown[t]) = (growth ?? 0, growth is null ? 0 : 1);
            (window.Sales[t], window.SalesKnown[t]) = (sales ?? 0, sales is null ? 0 : 1);
            paired += growth is not null && sales is not null ? 1 : 0;
        }

        return window with { Paired = paired };
    }

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
