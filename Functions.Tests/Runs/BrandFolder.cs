using System.IO;
using System.Text.Json.Nodes;

namespace SocialFunnel.Runs;

/// <summary>Folders of brands' files that a test writes, and settings to go with them.</summary>
internal sealed class BrandFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("socialfunnel-exports-");

    /// <summary>The folder that holds one folder for each brand.</summary>
    public string Root => root.FullName;

    /// <summary>Settings of a brand in Berlin at 40 euro an hour and a margin of one half; a test changes what it is about.</summary>
    public static string Settings(Action<JsonObject>? change = null)
    {
        var settings = new JsonObject
        {
            ["name"] = "Acme",
            ["currency"] = "EUR",
            ["timeZone"] = "Europe/Berlin",
            ["hourlyRate"] = 40,
            ["grossMargin"] = 0.5,
            ["domains"] = new JsonArray("acme.example"),
            ["conversionSource"] = "exports",
            ["sources"] = new JsonObject { ["exports"] = new JsonObject() },
        };
        change?.Invoke(settings);
        return settings.ToJsonString();
    }

    /// <summary>Adds a second source to settings, the test's own.</summary>
    public static void WithTestSource(JsonObject settings) => settings["sources"]![TestSource.Name] = new JsonObject();

    /// <summary>Writes a file of a brand.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="saved">When it was saved.</param>
    /// <param name="lines">Its lines, the header first.</param>
    public void Write(string brand, string name, DateTimeOffset saved, params string[] lines)
    {
        var file = new FileInfo(Path.Combine(root.FullName, brand, name));
        file.Directory!.Create();
        File.WriteAllLines(file.FullName, lines);
        file.LastWriteTimeUtc = saved.UtcDateTime;
    }

    /// <summary>
    /// The files of a small month before 2026-11-23, retrieved that night. In its last 28 days LinkedIn brought 350.50 euro for 5 hours and 20 euro, X nothing for
    /// 3 hours, and 80 euro came from nowhere.
    /// </summary>
    public void WriteSmallMonth(string brand)
    {
        var saved = new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
        Write(brand, "metrics.csv", saved, "date,platform,account,followers,impressions,posts", "2026-10-26,linkedin,acme,100,1000,1", "2026-11-22,linkedin,acme,150,2000,1", "2026-11-22,x,acme,50000,9000,3");
        Write(brand, "orders.csv", saved, "order_id,ordered_at,net_value,currency,utm_source", "#1001,2026-10-26,100.00,EUR,linkedin", "#1002,2026-11-10,250.50,EUR,linkedin", "#1003,2026-11-15,80,EUR,");
        Write(brand, "effort.csv", saved, "date,platform,account,hours,spend,currency", "2026-11-01,linkedin,acme,5,20,EUR", "2026-11-02,x,acme,3,,");
    }

    /// <inheritdoc/>
    public void Dispose() => root.Delete(recursive: true);
}
