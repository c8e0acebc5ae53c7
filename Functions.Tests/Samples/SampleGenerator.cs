namespace SocialFunnel.Samples;

/// <summary>
/// Makes the sample brand that the demo shows: invented from first to last, by chance with a fixed seed. What its story is stands in
/// <see cref="SampleChannel"/>; <see cref="SampleGeneratorTests"/> proves that the numbers tell it.
/// </summary>
internal static class SampleGenerator
{
    private const int Seed = 20_261_122;

    /// <summary>Its files by name, as they lie in the folder of the sample.</summary>
    public static IReadOnlyDictionary<string, string> Files()
    {
        var audience = new SampleAudience(Seed);
        var shop = new SampleShop(Seed + 1, audience.LinkedInGains);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["daily.csv"] = Text(audience.Daily),
            ["effort.csv"] = Text(SampleEffort.Lines(Seed + 2)),
            ["orders.csv"] = Text(shop.Orders),
            ["posts.csv"] = Text(audience.Posts),
            ["presence.csv"] = Text(SampleEffort.Presence(Seed + 3)),
            ["refunds.csv"] = Text(shop.Refunds),
            ["touches.csv"] = Text(shop.Touches),
        };
    }

    private static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
