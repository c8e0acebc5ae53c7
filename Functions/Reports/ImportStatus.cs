using System.Text.RegularExpressions;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Reports;

/// <summary>What is told about an import.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>received</c>, <c>done</c> or <c>failed</c>.</param>
/// <param name="File">The file's name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="RetrievedAt">As how old its readings count.</param>
/// <param name="Readings">Readings stored; null until it was read.</param>
/// <param name="Error">Why nothing was stored, and what to do; null unless it failed.</param>
/// <param name="Report">What was recognised, taken and refused, as <c>docs/exports.md</c> tells; null until it was read.</param>
public sealed partial record ImportStatus(
    string Id, ImportState State, string File, long Bytes, DateTimeOffset ReceivedAt, DateTimeOffset RetrievedAt, int? Readings, string? Error, ImportReport? Report)
{
    /// <summary>Of an import.</summary>
    public static ImportStatus Of(Import import) =>
        new(import.Id, import.State, import.File, import.Bytes, import.ReceivedAt, import.RetrievedAt, import.Readings, import.Error, import.Report);

    /// <summary>Whether a text can be an import's id.</summary>
    public static bool IsId(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^\d{8}T\d{9}-[0-9a-f]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
