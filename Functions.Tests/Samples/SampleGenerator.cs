using System.Text;

namespace SocialFunnel.Samples;

/// <summary>
/// Makes the sample brand that the demo shows: invented from first to last, by chance with a fixed seed. What its story is stands in
/// <see cref="SampleChannel"/>; <see cref="SampleGeneratorTests"/> proves that the numbers tell it.
/// </summary>
internal static class SampleGenerator
{
    private const int Seed = 20_261_122;

    /// <summary>Its files by name, as they lie in the folder of the sample.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files()
    {
        var audience = new SampleAudience(Seed);
        var shop = new SampleShop(Seed + 1, audience.LinkedInGains);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["effort.csv"] = Text(SampleEffort.Lines(Seed + 2)),
            ["posts.csv"] = Text(audience.Posts),
            ["presence.csv"] = Text(SampleEffort.Presence(Seed + 3)),
            ["refunds.csv"] = Text(shop.Refunds),
            ["shopify-orders_export.csv"] = Text(SampleShopify.Lines(shop.Orders)),
            ["touches.csv"] = Text(shop.Touches),
        };
        foreach (var (name, content) in SampleDownloads.Files(audience.Days))
        {
            files.Add(name, content);
        }

        return files;
    }

    private static byte[] Text(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
