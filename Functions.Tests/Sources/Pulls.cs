using System.Text.Json;

namespace SocialFunnel.Sources;

/// <summary>Brands and pulls for tests of sources, and what came of them.</summary>
internal static class Pulls
{
    /// <summary>A brand in Berlin that reports in euro.</summary>
    public static Brand Brand(string timeZone = "Europe/Berlin") => new()
    {
        Id = "acme",
        Name = "Acme",
        Currency = "EUR",
        Calendar = new BrandCalendar(timeZone, new TimeOnly(3, 0)),
        HourlyRate = 45,
        GrossMargin = 0.6m,
        Domains = ["acme.example"],
        ConversionSource = "exports",
    };

    /// <summary>Settings without options.</summary>
    public static SourceSettings Settings(string type, string options = "{}")
    {
        using var document = JsonDocument.Parse(options);
        return new SourceSettings(type, document.RootElement.Clone());
    }

    /// <summary>A pull of the night of a day: up to the day before, four weeks unless told otherwise.</summary>
    public static PullContext Night(string source, DateOnly day, Brand? brand = null, int days = 28, string options = "{}")
    {
        var whose = brand ?? Brand();
        return new PullContext
        {
            Brand = whose,
            Source = source,
            Settings = Settings(source, options),
            Window = Window.Ending(day.AddDays(-1), days),
            RetrievedAt = whose.Calendar.NightOf(day),
            Refusals = new RefusalLog(),
        };
    }

    /// <summary>All readings of a pull.</summary>
    public static async Task<List<Reading>> All(this ISource source, PullContext context, CancellationToken cancellation = default)
    {
        var readings = new List<Reading>();
        await foreach (var reading in source.Read(context, cancellation))
        {
            readings.Add(reading);
        }

        return readings;
    }
}
