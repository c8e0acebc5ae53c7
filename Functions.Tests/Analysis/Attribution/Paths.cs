namespace SocialFunnel.Analysis.Attribution;

/// <summary>Journeys for tests.</summary>
public static class Paths
{
    /// <summary>A path as in a file, a day to each step.</summary>
    public static Journey Path(string path, decimal conversions, decimal nonConversions, decimal value = 0m) =>
        Journey.OfPath(path.Split(" > "), TimeSpan.FromDays(1), conversions, value, nonConversions);

    /// <summary>Conversions by channel, those without any left out.</summary>
    public static Dictionary<string, decimal> Conversions(string model, params IReadOnlyList<Journey> journeys) =>
        Conversions(model, AttributionOptions.Default, journeys);

    /// <summary>As above, with options.</summary>
    public static Dictionary<string, decimal> Conversions(string model, AttributionOptions options, params IReadOnlyList<Journey> journeys) =>
        AttributionCalculator.Credit(AttributionModels.Named(model), journeys, options).Totals
            .Where(credit => credit.Conversions != 0).ToDictionary(credit => credit.Channel, credit => credit.Conversions);

    /// <summary>Fails unless both name the same channels with the same numbers.</summary>
    public static void Same(Dictionary<string, decimal> actual, params (string Channel, decimal Conversions)[] expected)
    {
        Assert.Equal(expected.Select(pair => pair.Channel).Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, pair => Assert.Equal(pair.Conversions, actual[pair.Channel], 12));
    }
}
