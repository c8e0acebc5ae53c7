using System.Text.Json;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Reads a file that was sent, stores its readings, says what was read, and deletes it.</summary>
public sealed partial class ImportWorker(ImportStore imports, BrandStore brands, ReadingStore readings, Lazy<CustomerKeys> customers, ILogger<ImportWorker> logger)
{
    private const string Exports = "exports";
    private const int LongestError = 1000;

    /// <summary>Reads an import unless it was read before. A message that comes again finds the same readings, as old as the first time.</summary>
    public async Task Do(ImportRequest request, CancellationToken cancellation)
    {
        if (await imports.Find(request.Brand, request.Import, cancellation) is not { } import)
        {
            Log.Unknown(logger, request.Brand, request.Import);
            return;
        }

        if (import.State == ImportState.Received)
        {
            import = await Read(import, cancellation);
            await imports.Save(import, cancellation);
        }

        await imports.DeleteFile(import.Brand, import.Id, cancellation);
        Log.Read(logger, import.Brand, import.Id, import.State, import.Readings ?? 0, import.Report?.RefusedCount ?? 0);
    }

    /// <summary>Gives an import up whose message failed too often; its file is deleted all the same.</summary>
    public async Task GiveUp(ImportRequest request, CancellationToken cancellation)
    {
        if (await imports.Find(request.Brand, request.Import, cancellation) is { State: ImportState.Received } import)
        {
            Log.GivenUp(logger, import.Brand, import.Id);
            await imports.Save(import with { State = ImportState.Failed, Error = "It could not be read or stored, several times; the log has the reason. Send it again." }, cancellation);
        }

        await imports.DeleteFile(request.Brand, request.Import, cancellation);
    }

    private async Task<Import> Read(Import import, CancellationToken cancellation)
    {
        if (await brands.Find(import.Brand, cancellation) is not { } brand)
        {
            return import with { State = ImportState.Failed, Error = "The brand does not exist any longer." };
        }

        // The file is gone afterwards: unlike one in a folder, it cannot tell today's rows tomorrow.
        var today = brand.Calendar.DayOf(import.ReceivedAt);
        var (source, settings) = SourceOf(brand);
        var context = new PullContext
        {
            Brand = brand,
            Source = source,
            Settings = settings,
            Window = Window.Ending(today.AddDays(1), 1),
            RetrievedAt = import.ReceivedAt,
            Refusals = new RefusalLog(),
        };
        var file = new FileImport(context, customers.Value, ExportAnswers.Of(import.Said));
        var count = await readings.Save(brand, file.Read(imports.File(import), cancellation), cancellation);
        var report = file.Report(import.File);
        return WhyNot(report) is { } why
            ? import with { State = ImportState.Failed, Readings = count, Report = report, Error = why.Length <= LongestError ? why : why[..LongestError] }
            : import with { State = ImportState.Done, Readings = count, Report = report };
    }

    private static string? WhyNot(ImportReport report) =>
        report.Form is null ? report.Refused.Count > 0 ? report.Refused[0].Reason : "There is no table in it."
        : report.Tables.All(table => table.Form is null || table.Asks.Count > 0) && report.Asks.Count > 0 ? $"Nothing was stored: {report.Asks[0]} Then send it again."
        : report.Rows == 0 && report.RefusedCount > 0 ? $"No row could be taken. The first: {report.Refused[0].Reason}"
        : null;

    private static (string Name, SourceSettings Settings) SourceOf(Brand brand)
    {
        var own = brand.Sources.FirstOrDefault(source => source.Value.Type == Exports);
        using var none = JsonDocument.Parse("{}");
        return own.Key is null ? (Exports, new SourceSettings(Exports, none.RootElement.Clone())) : (own.Key, own.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Import {Import} of brand {Brand} does not exist; its message is dropped")]
        public static partial void Unknown(ILogger logger, string brand, string import);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, import {Import}: read and its file deleted: {State}, {Count} readings, {Refused} rows refused")]
        public static partial void Read(ILogger logger, string brand, string import, ImportState state, int count, int refused);

        [LoggerMessage(LogLevel.Error, "Brand {Brand}, import {Import} is given up")]
        public static partial void GivenUp(ILogger logger, string brand, string import);
    }
}
