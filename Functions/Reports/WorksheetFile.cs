using SocialFunnel.Entries;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>The worksheet as a file: given out as CSV or XLSX, taken back as CSV.</summary>
public sealed class WorksheetFile(WorksheetBook book, ReadingLoader readings)
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Gives the worksheet.</summary>
    public async Task<IResult> Give(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var format = request.Query.ContainsKey("format") ? request.Query["format"].ToString() : "csv";
        if (format is not ("csv" or "xlsx"))
        {
            return Problem.Invalid("The worksheet cannot be given as asked for.", [new Fault("format", $"'{BrandId.Shown(format)}' is no format: csv or xlsx.")]);
        }

        var sheet = await book.Open(brand, cancellation);
        if (Missing(brand, sheet) is { } missing)
        {
            return Problem.NotFound(missing);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        var name = $"worksheet-{brand.Id}-{sheet.Quarter}.{format}";
        return format == "csv"
            ? TypedResults.File(WorksheetCsv.Write(sheet), "text/csv; charset=utf-8", name)
            : TypedResults.File(WorksheetXlsx.Write(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    /// <summary>Takes the ticked worksheet.</summary>
    public async Task<IResult> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        if (await RequestBody.Bytes(request, MostBytes, cancellation) is not { } bytes)
        {
            return Problem.TooLarge("A worksheet is at most 1 MiB.");
        }

        var faults = new List<Fault>();
        var counts = await WorksheetCsvReader.Read(bytes, await readings.Platforms(brand, cancellation), faults, cancellation) is { } sheet
            ? await book.Save(brand, sheet, faults, cancellation)
            : [];
        return faults.Count == 0
            ? TypedResults.Ok(new WorksheetReport(brand.Id, book.Today(brand), counts))
            : Problem.Invalid("The worksheet cannot be taken: nothing of it was stored.", faults);
    }

    /// <summary>Why there is nothing to tick; null when there is.</summary>
    internal static string? Missing(Brand brand, Sheet sheet) => sheet switch
    {
        { Platforms.Count: 0 } => $"Brand '{brand.Id}' has no platform yet: name its platforms in its settings, or give it a file of numbers.",
        { Rows.Count: 0 } => $"Brand '{brand.Id}' has no customers yet: its orders come in with the next night; those of files need the column customer.",
        _ => null,
    };
}

/// <summary>What was stored of a worksheet.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Day">The brand's day it counts for.</param>
/// <param name="Platforms">Customers looked up and found on each platform.</param>
public sealed record WorksheetReport(string Brand, DateOnly Day, IReadOnlyList<PlatformCount> Platforms);
