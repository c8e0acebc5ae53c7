using System.Globalization;
using System.IO;
using System.Text.Json.Nodes;
using SocialFunnel.Runs;
using SocialFunnel.Samples;

namespace SocialFunnel.Reports;

/// <summary>Brands whose reports tests look at, each after its night.</summary>
internal static class ReportWorld
{
    public static readonly DateOnly Night = new(2026, 11, 23);

    /// <summary>The sample brand, with all its files.</summary>
    public static async Task Sample(this LiveWorld world)
    {
        SampleBrand.Unpack(world.Files.Root, Night.AddDays(-1));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(world.Files.Root, SampleBrand.Id)))
        {
            File.SetLastWriteTimeUtc(file, LiveWorld.Morning.AddHours(-5).UtcDateTime);
        }

        await world.Put(SampleBrand.Id, SampleBrand.ReadSettings());
        await world.Night(SampleBrand.Id, Night);
    }

    /// <summary>A brand of which nothing is known.</summary>
    public static async Task Empty(this LiveWorld world, string brand = "empty")
    {
        await world.Put(brand, BrandFolder.Settings(settings => settings["name"] = "Nothing Yet"));
        await world.Night(brand, Night);
    }

    /// <summary>A brand with orders and followers on one platform, and without any cost.</summary>
    public static async Task WithoutCosts(this LiveWorld world, string brand = "costless")
    {
        Write(world, brand, ["mastodon"], effort: false);
        await world.Put(brand, BrandFolder.Settings());
        await world.Night(brand, Night);
    }

    /// <summary>A brand on as many platforms as are named here.</summary>
    public static async Task Many(this LiveWorld world, int platforms, string brand = "many")
    {
        Write(world, brand, [.. Enumerable.Range(1, platforms).Select(number => string.Create(CultureInfo.InvariantCulture, $"platform-{number:00}"))], effort: true);
        await world.Put(brand, BrandFolder.Settings());
        await world.Night(brand, Night);
    }

    /// <summary>Texts that would do harm where they were taken for anything but texts.</summary>
    public static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(2)>",
        "=HYPERLINK(\"http://evil.example\";\"x\")",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "+1+1",
        "$=1+1",
        "a\u202Eb{0}{1:x}",
        "name\\r\\nSet-Cookie: a=b",
    ];

    /// <summary>A brand all of whose names are hostile.</summary>
    public static async Task Evil(this LiveWorld world, string brand = "evil")
    {
        var saved = LiveWorld.Morning.AddHours(-5);
        string Csv(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        world.Files.Write(brand, "metrics.csv", saved, ["date,platform,account,followers,impressions,posts", .. Hostile.Select((name, index) => $"2026-11-{10 + index},linkedin,{Csv(name)},{100 + index},1000,1")]);
        world.Files.Write(brand, "posts.csv", saved, ["post_id,platform,account,published_at,kind,impressions,likes", .. Enumerable.Range(0, 64).Select(index => $"{Csv(Hostile[index % 8] + index)},linkedin,acme,2026-10-{1 + (index % 28):00}T08:00:00Z,{Csv(Hostile[index % 8])},1000,{index % 8 * 50}")]);
        world.Files.Write(brand, "orders.csv", saved, ["order_id,ordered_at,net_value,currency,utm_source,utm_campaign", .. Enumerable.Range(0, 80).Select(index => $"{Csv(Hostile[index % 8] + index)},2026-10-{1 + (index % 28):00},{20 + index},EUR,{Csv(index % 2 == 0 ? Hostile[index % 8] : "linkedin")},{Csv(Hostile[index % 8])}")]);
        world.Files.Write(brand, "effort.csv", saved, "date,platform,account,hours,spend,currency", $"2026-11-01,linkedin,{Csv(Hostile[0])},5,20,EUR", $"nonsense,linkedin,{Csv(Hostile[1])},{Csv(Hostile[0])},20,EUR");
        await world.Put(brand, BrandFolder.Settings(settings =>
        {
            settings["name"] = string.Join(' ', Hostile);
            settings["costs"] = new JsonArray(new JsonObject { ["name"] = Hostile[0], ["amount"] = 9, ["from"] = "2026-10-01", ["to"] = "2026-11-22" });
        }));
        await world.Night(brand, Night);
    }

    private static void Write(LiveWorld world, string brand, IReadOnlyList<string> platforms, bool effort)
    {
        var saved = LiveWorld.Morning.AddHours(-5);
        var random = new Random(7);
        var days = Enumerable.Range(1, 120).Select(back => Night.AddDays(-back).ToString("O", CultureInfo.InvariantCulture)).Reverse().ToList();
        world.Files.Write(brand, "metrics.csv", saved, ["date,platform,account,followers,impressions,posts", .. platforms.SelectMany((platform, number) => days.Select((day, index) => $"{day},{platform},acme,{(number + 1) * 100 + (index * 2) + random.Next(3)},1000,1"))]);
        world.Files.Write(brand, "orders.csv", saved, ["order_id,ordered_at,net_value,currency,utm_source", .. days.SelectMany((day, index) => Enumerable.Range(0, 2).Select(order => $"#{index}-{order},{day},{random.Next(20, 200)},EUR,{platforms[random.Next(platforms.Count)]}"))]);
        if (effort)
        {
            world.Files.Write(brand, "effort.csv", saved, ["date,platform,account,hours", .. platforms.SelectMany(platform => days.Where((_, index) => index % 7 == 0).Select(day => $"{day},{platform},acme,{random.Next(1, 5)}"))]);
        }
    }
}
