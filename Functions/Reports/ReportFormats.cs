using Microsoft.AspNetCore.Http.Headers;

namespace SocialFunnel.Reports;

/// <summary>The formats of a report.</summary>
public enum ReportFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>CSV, one table.</summary>
    Csv,

    /// <summary>A page for a person.</summary>
    Html,

    /// <summary>An Excel workbook, a sheet for each table.</summary>
    Xlsx,
}

/// <summary>Chooses a report's format.</summary>
internal static class ReportFormats
{
    // In the order of preference where a request accepts several alike: whoever says nothing gets the page.
    private static readonly (ReportFormat Format, string Word, string MediaType)[] All =
    [
        (ReportFormat.Html, "html", "text/html"),
        (ReportFormat.Json, "json", "application/json"),
        (ReportFormat.Csv, "csv", "text/csv"),
        (ReportFormat.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    /// <summary>The media type of a format.</summary>
    public static string MediaType(this ReportFormat format) => All.Single(known => known.Format == format).MediaType;

    /// <summary>The word that asks for a format in an address.</summary>
    public static string Word(this ReportFormat format) => All.Single(known => known.Format == format).Word;

    /// <summary>The format a request asks for by <c>format</c>, or else accepts.</summary>
    public static ReportFormat Of(HttpRequest request, ICollection<Fault> faults)
    {
        if (request.Query["format"].ToString() is { Length: > 0 } asked)
        {
            var named = All.Where(known => known.Word == asked).ToArray();
            if (named.Length == 0)
            {
                faults.Add(new Fault("format", $"'{BrandId.Shown(asked)}' is no format: {string.Join(", ", All.Select(known => known.Word))}."));
            }

            return named.Select(known => known.Format).FirstOrDefault(ReportFormat.Html);
        }

        return Accepted(request.GetTypedHeaders());
    }

    // The best quality counts; where nothing fits, the page is better than an error that says so.
    private static ReportFormat Accepted(RequestHeaders headers)
    {
        try
        {
            var accepted = headers.Accept;
            return All.Select(known => (known.Format, Quality: accepted.Where(range => Matches(range, known.MediaType)).Select(range => (range.Specificity(), range.Quality ?? 1)).OrderByDescending(range => range.Item1).Select(range => range.Item2).FirstOrDefault()))
                .Where(known => known.Quality > 0)
                .OrderByDescending(known => known.Quality)
                .Select(known => known.Format)
                .FirstOrDefault(ReportFormat.Html);
        }
        catch (FormatException)
        {
            return ReportFormat.Html;
        }
    }

    private static bool Matches(Microsoft.Net.Http.Headers.MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes || (range.MatchesAllSubTypes ? type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) : string.Equals(range.MediaType.Value, type, StringComparison.OrdinalIgnoreCase));

    private static int Specificity(this Microsoft.Net.Http.Headers.MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
