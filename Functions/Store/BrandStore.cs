using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>The table <c>brands</c>: settings as people wrote them, and what the scheduler and the reports must remember of each brand.</summary>
public sealed partial class BrandStore(Tables tables, BrandSettingsReader reader, ILogger<BrandStore> logger)
{
    private const int SchemaVersion = 1;

    /// <summary>Finds a brand; null when there is none.</summary>
    /// <exception cref="InvalidDataException">Its stored settings are no longer valid; the message lists the faults.</exception>
    public async Task<Brand?> Find(string id, CancellationToken cancellation) => (await Open(id, cancellation))?.Brand;

    /// <summary>Finds a brand with its settings and state; null when there is none.</summary>
    /// <exception cref="InvalidDataException">Its stored settings are no longer valid; the message lists the faults.</exception>
    public async Task<StoredBrand?> Open(string id, CancellationToken cancellation)
    {
        if (await Row(id, cancellation) is not { } row)
        {
            return null;
        }

        var settings = Text(row);
        var read = reader.Read(id, settings);
        return read.Brand is { } brand
            ? new StoredBrand(brand, settings, row.GetString("LastRun"), row.GetString("LastReport"))
            : throw new InvalidDataException($"The stored settings of brand '{id}' are not valid: {string.Join(" ", read.Faults)}");
    }

    /// <summary>The settings of a brand as they were written, whether or not they are still valid; null when there is no such brand.</summary>
    public async Task<string?> Settings(string id, CancellationToken cancellation) => await Row(id, cancellation) is { } row ? Text(row) : null;

    /// <summary>Stores settings that <see cref="BrandSettingsReader"/> accepted; says whether anything changed.</summary>
    public async Task<bool> Save(Brand brand, string settings, CancellationToken cancellation)
    {
        var table = await tables.Brands;
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.Brands, brand.Id, cancellationToken: cancellation);
            var row = found.HasValue ? found.Value! : new TableEntity(TableKeys.Brands, brand.Id);
            if (found.HasValue && LongText.Get(row, "Settings") == settings)
            {
                return false;
            }

            foreach (var part in row.Keys.Where(key => key.StartsWith("Settings", StringComparison.Ordinal)).ToArray())
            {
                row.Remove(part);
            }

            LongText.Put(row, "Settings", settings);
            row["SchemaVersion"] = SchemaVersion;
            row["Name"] = brand.Name;
            row["TimeZone"] = brand.Calendar.TimeZone;
            row["NightAt"] = brand.Calendar.NightAt.ToString("HH:mm", CultureInfo.InvariantCulture);
            try
            {
                await (found.HasValue
                    ? table.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : table.AddEntityAsync(row, cancellation));
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Somebody else wrote the same row; read it again.
            }
        }
    }

    /// <summary>The brands from one id to another, both included, in the order of their ids; ids are null for no bound. A row that cannot be read is logged and left out.</summary>
    public async IAsyncEnumerable<BrandNight> List(string? first, string? last, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Brands} and RowKey ge {first ?? ""} and RowKey le {last ?? "~"}");
        var rows = (await tables.Brands).QueryAsync<TableEntity>(filter, select: ["RowKey", "Name", "TimeZone", "NightAt", "LastNight", "LastRun"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            if (Night(row) is { } brand)
            {
                yield return brand;
            }
        }
    }

    private BrandNight? Night(TableEntity row)
    {
        try
        {
            return new BrandNight(
                row.RowKey,
                row.GetString("Name"),
                new BrandCalendar(row.GetString("TimeZone"), TimeOnly.ParseExact(row.GetString("NightAt"), "HH:mm", CultureInfo.InvariantCulture)),
                row.GetString("LastNight") is { } night ? DateOnly.ParseExact(night, "O", CultureInfo.InvariantCulture) : null,
                row.GetString("LastRun"));
        }
        catch (Exception unreadable)
        {
            Log.Unreadable(logger, row.RowKey, unreadable);
            return null;
        }
    }

    /// <summary>Remembers that the run of a night was opened, so that the next hour need not look for it.</summary>
    public Task RememberNight(string brand, DateOnly night, CancellationToken cancellation)
    {
        var text = night.ToString("O", CultureInfo.InvariantCulture);
        return Remember(brand, row => string.CompareOrdinal(row.GetString("LastNight"), text) < 0, new() { ["LastNight"] = text }, cancellation);
    }

    /// <summary>Makes a run the one that reports read, with the version of its snapshots, unless one that was opened later is that already.</summary>
    public Task RememberRun(Run run, string report, CancellationToken cancellation) => Remember(
        run.Brand,
        row => !(row.GetDateTimeOffset("LastRunAt") > run.OpenedAt),
        new() { ["LastRun"] = run.Id, ["LastRunAt"] = run.OpenedAt, ["LastReport"] = report },
        cancellation);

    private async Task<TableEntity?> Row(string id, CancellationToken cancellation)
    {
        if (!BrandId.IsValid(id))
        {
            return null;
        }

        var row = await (await tables.Brands).GetEntityIfExistsAsync<TableEntity>(TableKeys.Brands, id, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static string Text(TableEntity row) => LongText.Get(row, "Settings") ?? "";

    // Messages may come late and twice: a pointer only ever moves forward.
    private async Task Remember(string brand, Func<TableEntity, bool> isOlder, TableEntity change, CancellationToken cancellation)
    {
        var table = await tables.Brands;
        (change.PartitionKey, change.RowKey) = (TableKeys.Brands, brand);
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKeys.Brands, brand, ["LastNight", "LastRunAt"], cancellation);
            if (!found.HasValue || !isOlder(found.Value!))
            {
                return;
            }

            try
            {
                await table.UpdateEntityAsync(change, found.Value!.ETag, TableUpdateMode.Merge, cancellation);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 412)
            {
                // Settings or another pointer changed meanwhile; read again.
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The row of brand {Brand} cannot be read and is left out; put its settings again")]
        public static partial void Unreadable(ILogger logger, string brand, Exception unreadable);
    }
}

/// <summary>A brand as it is stored.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Settings">The settings as they were written.</param>
/// <param name="LastRun">Id of the run that reports read; null before the first analysis.</param>
/// <param name="LastReport">Version of that run's snapshots; null before the first.</param>
public sealed record StoredBrand(Brand Brand, string Settings, string? LastRun, string? LastReport);

/// <summary>What the scheduler needs of a brand.</summary>
/// <param name="Id">The brand's id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Calendar">Its days and nights.</param>
/// <param name="LastNight">The latest night whose run was opened; null before the first.</param>
/// <param name="LastRun">Id of the run that reports read; null before the first analysis.</param>
public sealed record BrandNight(string Id, string Name, BrandCalendar Calendar, DateOnly? LastNight, string? LastRun);
