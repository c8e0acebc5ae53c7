using System.Text.Json;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Samples;

/// <summary>The sample, read through the source, and what it amounts to when credit is given by hand: code first, else the last touch that says anything.</summary>
internal sealed class SampleStory
{
    private static readonly Dictionary<string, string> Hosts = new()
    {
        ["www.linkedin.com"] = "linkedin",
        ["t.co"] = "x",
        ["l.instagram.com"] = "instagram",
        ["digg.com"] = "digg",
        ["www.google.com"] = "search",
    };

    private readonly JsonElement settings;
    private readonly ILookup<string, TouchReading> touches;

    private SampleStory(List<Reading> readings, RefusalLog refusals, JsonElement settings, DateOnly last)
    {
        (Readings, Refusals, this.settings, Last) = (readings, refusals, settings, last);
        touches = readings.OfType<TouchReading>().ToLookup(touch => touch.JourneyId);
    }

    public List<Reading> Readings { get; }

    public RefusalLog Refusals { get; }

    public DateOnly Last { get; }

    public static async Task<SampleStory> Read(string root, DateOnly last)
    {
        SampleBrand.Unpack(root, last);
        using var document = JsonDocument.Parse(SampleBrand.ReadSettings());
        var settings = document.RootElement.Clone();
        var brand = Pulls.Brand() with { Id = SampleBrand.Id, Domains = [settings.GetProperty("domains")[0].GetString()!] };
        var context = Pulls.Night("exports", last.AddDays(1), brand, options: settings.GetProperty("sources").GetProperty("exports").GetRawText());
        return new SampleStory(await ExportsPull.Source(new FolderExportFiles(root)).All(context), context.Refusals, settings, last);
    }

    public IEnumerable<ConversionReading> Orders(Window window) => Readings.OfType<ConversionReading>().Where(order => window.Contains(order.Day));

    /// <summary>Net revenue times margin, and what hours and spend cost, in euro.</summary>
    public (decimal Margin, decimal Cost, int Orders) Of(string platform, Window window)
    {
        var earned = Orders(window).Where(order => PlatformOf(order) == platform).ToList();
        var revenue = earned.Sum(Euro);
        return (revenue * settings.GetProperty("grossMargin").GetDecimal(), Cost(platform, window), earned.Count);
    }

    public decimal Roi(string platform, Window window)
    {
        var (margin, cost, _) = Of(platform, window);
        return (margin - cost) / cost;
    }

    public string? PlatformOf(ConversionReading order)
    {
        var code = order.DiscountCodes.Select(code => settings.GetProperty("discountCodes").TryGetProperty(code, out var platform) ? platform.GetString() : null).FirstOrDefault();
        return code ?? (order.JourneyId is null
            ? null
            : touches[order.JourneyId].Where(touch => touch.At <= order.At && touch.At >= order.At.AddDays(-30)).OrderBy(touch => touch.At).Select(Channel).LastOrDefault(channel => channel is not null));
    }

    private static string? Channel(TouchReading touch) => touch.UtmSource ?? (touch.ReferrerHost is { } host ? Hosts[host] : null);

    private decimal Euro(ConversionReading order)
    {
        var net = order.NetOfRefunds(Last)!.Value;
        return order.ConvertedValue is { } converted ? net.Amount / order.NetValue!.Value.Amount * converted.Amount : net.Amount;
    }

    private decimal Cost(string platform, Window window)
    {
        var rate = settings.GetProperty("hourlyRate").GetDecimal();
        var logged = Readings.OfType<EffortReading>().Where(effort => effort.Account.Platform.Name == platform && window.Contains(effort.Day)).ToList();
        return logged.Count > 0
            ? logged.Sum(effort => ((effort.Hours ?? 0) * rate) + (effort.Spend?.Amount ?? 0))
            : window.Days / 7m * settings.GetProperty("platforms").GetProperty(platform).GetProperty("weeklyHours").GetDecimal() * rate;
    }
}
