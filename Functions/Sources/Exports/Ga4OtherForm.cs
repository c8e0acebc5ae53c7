namespace SocialFunnel.Sources.Exports;

/// <summary>Any other report of Google Analytics 4: one file of it may hold several. It is recognised, and nothing of it is stored.</summary>
internal sealed class Ga4OtherForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "GA4 report";

    /// <inheritdoc/>
    public override string Key => "row";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => [];

    /// <inheritdoc/>
    public override string TitleIn(TableHead head) => Ga4Preamble.TitleOf(head);

    /// <inheritdoc/>
    public override bool EndsAtBlankRow => true;

    /// <inheritdoc/>
    public override string? DayColumn => null;

    /// <inheritdoc/>
    // The first row below the lines with # is its header, whatever stands there.
    public override bool Fits(TableHead head, ExportHeader header) => head.Titles.Count > 0 && Ga4Preamble.IsAbove(head) && !header.Titles[0].StartsWith('#') && header.Width > 1;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        row.File.Pull.NoteOnce(
            $"ga4 {row.File.Name} {string.Join(',', row.File.Header.Names)}",
            $"{row.File.Name}: holds a report of Google Analytics without traffic sources ({ExportForms.List([.. row.File.Header.Titles])}), of which nothing is stored.");
        return [];
    }
}
