using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Entries;

/// <summary>A worksheet to be ticked.</summary>
/// <param name="Quarter">The quarter it is for, such as <c>2026-Q4</c>.</param>
/// <param name="Platforms">The platforms to look at.</param>
/// <param name="Rows">The customers to look up.</param>
public sealed record Sheet(string Quarter, IReadOnlyList<Platform> Platforms, IReadOnlyList<WorksheetRow> Rows);

/// <summary>Draws worksheets, and keeps what came of them: counts, and never who was found where.</summary>
public sealed class WorksheetBook(ReadingLoader readings, ReadingStore store, TimeProvider clock)
{
    /// <summary>
    /// The brand's worksheet of this quarter. It is drawn from the customers of the time before the quarter, so that it stays the same however often
    /// it is opened; while there are too few of those, from all customers, and then it can change with every new one.
    /// </summary>
    public async Task<Sheet> Open(Brand brand, CancellationToken cancellation)
    {
        var today = Today(brand);
        var quarter = string.Create(CultureInfo.InvariantCulture, $"{today:yyyy}-Q{(today.Month + 2) / 3}");
        var start = new DateOnly(today.Year, today.Month - ((today.Month - 1) % 3), 1);
        var all = await readings.Conversions(brand, today, cancellation);
        var rows = Draw(brand, [.. all.Where(conversion => conversion.Day < start)], start.AddDays(-1), quarter);
        return new Sheet(quarter, await readings.Platforms(brand, cancellation), rows.Count < Worksheet.Customers ? Draw(brand, all, today, quarter) : rows);
    }

    /// <summary>Stores what a worksheet says; empty, and what is wrong, when it cannot be taken.</summary>
    public async Task<IReadOnlyList<PlatformCount>> Save(Brand brand, TickedSheet sheet, ICollection<Fault> faults, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var counts = sheet.Count(await readings.Conversions(brand, brand.Calendar.DayOf(now), cancellation), faults);
        await store.Save(brand, counts.Select(count => Reading(count, brand.Calendar.DayOf(now), now)).ToAsyncEnumerable(), cancellation);
        return counts;
    }

    /// <summary>What worksheets of today said so far.</summary>
    public async Task<IReadOnlyList<PlatformCount>> SavedToday(Brand brand, CancellationToken cancellation) =>
        [.. (await readings.Presence(brand, new Window(Today(brand), Today(brand)), cancellation))
            .Where(reading => reading.Source == EnteredByHand.Worksheet)
            .Select(reading => new PlatformCount(reading.Account.Platform, reading.LookedUp, reading.Found))];

    /// <summary>The brand's day now.</summary>
    public DateOnly Today(Brand brand) => brand.Calendar.DayOf(clock.GetUtcNow());

    private static IReadOnlyList<WorksheetRow> Draw(Brand brand, IReadOnlyList<ConversionReading> conversions, DateOnly last, string quarter)
    {
        // The rates that came with the program are good enough to part customers into fifths.
        var rates = ExchangeRates.Bundled.With(brand.ExchangeRates);
        var seed = BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{brand.Id}:{quarter}")));
        return Worksheet.Draw(conversions, conversion => NetRevenue.Of(conversion, brand.Currency, last, (money, day) => rates.Convert(money, brand.Currency, day)), seed);
    }

    private static PresenceReading Reading(PlatformCount count, DateOnly day, DateTimeOffset at) => new()
    {
        Account = new Account(count.Platform, EnteredByHand.Account),
        Day = day,
        Source = EnteredByHand.Worksheet,
        RetrievedAt = at,
        LookedUp = count.LookedUp,
        Found = count.Found,
    };
}
