using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using SocialFunnel.Analysis;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>Answers requests for a report: in the format and the language asked for, and with 304 where the reader has it already.</summary>
public sealed class ReportAnswers(BrandStore brands, ReportReader reader) : IDisposable
{
    // Part of the query that carries a key where there can be no header.
    private const string Key = "code";

    private const long MostKept = 32 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = Hosting.Json.Create();

    // Another build of the program may write the same report in other words.
    private static readonly string Program = typeof(ReportAnswers).Module.ModuleVersionId.ToString("N");

    // Snapshots never change, so what was made of one is good as long as it is asked for.
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Answers a request about a brand.</summary>
    public async Task<IResult> Give(HttpRequest request, string brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (ReportQuery.Read(request, faults) is not { } query)
        {
            return Invalid([.. faults]);
        }

        try
        {
            return await brands.Open(brand, cancellation) is { } stored ? await Give(request, stored, query, cancellation) : Problem.NoBrand(brand);
        }
        catch (InvalidDataException invalid)
        {
            return Problem.Unusable(brand, invalid);
        }
    }

    private async Task<IResult> Give(HttpRequest request, StoredBrand stored, ReportQuery query, CancellationToken cancellation)
    {
        var texts = Texts.For(ReaderLocale.Of(request));
        if (query.Named is { } window)
        {
            return await Made(stored, window, query, texts, cancellation) is { } made ? Answer(request, made, query, stored.Brand) : None(request, stored.Brand, query, texts);
        }

        return await reader.WorkOut(stored.Brand, query.Days!.Value, cancellation) is { } days
            ? Answer(request, Make(days, query, texts), query, stored.Brand)
            : Invalid(new Fault("from", $"{query.Days.Value.First:O} is not over yet: the last day that can be asked for is yesterday."));
    }

    private async Task<Content?> Made(StoredBrand stored, ReportWindow window, ReportQuery query, Texts texts, CancellationToken cancellation)
    {
        var key = string.Join('|', stored.Brand.Id, stored.LastRun, stored.LastReport, window.Name, query.Format, query.Table, texts.Culture.Name);
        if (kept.TryGetValue(key, out Content? made))
        {
            return made;
        }

        if (await reader.Find(stored, window, cancellation) is not { } report)
        {
            return null;
        }

        made = Make(report, query, texts);
        return stored.LastReport is null ? made : kept.Set(key, made, new MemoryCacheEntryOptions { Size = made.Body.Length, SlidingExpiration = TimeSpan.FromHours(1) });
    }

    /// <inheritdoc/>
    public void Dispose() => kept.Dispose();

    /// <summary>A report with what is said in the reader's language.</summary>
    internal static Report Told(Report report, Texts texts) => report with { Sentence = report.Headline.Sentence(texts), Definitions = Glossary.Of(texts) };

    private static Content Make(Report report, ReportQuery query, Texts texts)
    {
        var told = Told(report, texts);
        var json = JsonSerializer.SerializeToUtf8Bytes(told, Json);
        byte[] body = query.Format switch
        {
            ReportFormat.Json => json,
            ReportFormat.Csv => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ReportCsv.Write(ReportTables.Of(told, query.Table)))],
            ReportFormat.Xlsx => ReportXlsx.Write(ReportTables.Of(told)),
            _ => Encoding.UTF8.GetBytes(ReportPage.Of(told, texts)),
        };

        // What it says and how, and not its bytes: a workbook holds the time it was made.
        var mark = SHA256.HashData([.. json, .. Encoding.UTF8.GetBytes($"{query.Format}|{query.Table}|{texts.Culture.Name}|{Program}")]);
        return new Content(body, Convert.ToHexStringLower(mark)[..32], string.Create(CultureInfo.InvariantCulture, $"{report.Window}-{report.Totals.Window.Last:yyyy-MM-dd}"), texts.Language);
    }

    private static ReportAnswer Answer(HttpRequest request, Content made, ReportQuery query, Brand brand) => new(
        made.Body, query.Format, made.Mark, $"{brand.Id}-{(query.Format is ReportFormat.Csv ? query.Table : "report")}-{made.Name}.{query.Format.Word()}", made.Language, AccessOf(request));

    private static ValidationProblem Invalid(params Fault[] faults) => Problem.Invalid("The report cannot be given as asked for.", faults);

    // What the page's own addresses must carry on, as they are made by the program alone.
    private static string AccessOf(HttpRequest request) => string.Concat(((string[])[Key, LinkToken.Query])
        .Where(name => request.Query.ContainsKey(name))
        .Select(name => $"&{name}={Uri.EscapeDataString(request.Query[name].ToString())}"));

    private static IResult None(HttpRequest request, Brand brand, ReportQuery query, Texts texts) => query.Format is ReportFormat.Html
        ? new ReportAnswer(Encoding.UTF8.GetBytes(ReportPage.Before(brand, texts)), query.Format, null, "", texts.Language, AccessOf(request))
        : Problem.NotFound($"Brand '{brand.Id}' has no report yet: its first night has not been analysed. POST /api/brands/{brand.Id}/runs runs it now.");

    private sealed record Content(byte[] Body, string Mark, string Name, string Language);
}
