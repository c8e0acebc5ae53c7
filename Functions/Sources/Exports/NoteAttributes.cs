namespace SocialFunnel.Sources.Exports;

/// <summary>What a shop's theme or an app noted with an order, a line <c>name: value</c> each: tags of the visit, and perhaps the buyer's own answer.</summary>
/// <param name="Touch">The touch; empty where nothing was noted.</param>
/// <param name="SelfReported">The answer to "how did you hear about us"; null where there is none.</param>
/// <param name="Journey">The id that the visits of this buyer have in a file of touches; null where there is none.</param>
internal sealed record NoteAttributes(Touchpoint Touch, string? SelfReported, string? Journey)
{
    private static readonly string[] Landing = ["landing_site", "landing_page", "landing_url", "landing"];
    private static readonly string[] Referrer = ["referring_site", "referrer", "referer", "http_referer", "referrer_url"];

    /// <summary>Reads them.</summary>
    /// <param name="text">The lines; null for none.</param>
    public static NoteAttributes Of(string? text)
    {
        var notes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.IndexOf(':') is > 0 and var at && line[(at + 1)..].Trim() is { Length: > 0 } value)
            {
                notes.TryAdd(ExportHeader.Normal(line[..at]).TrimStart('_'), value);
            }
        }

        var answer = notes.FirstOrDefault(note => note.Key.Contains("hear_about", StringComparison.OrdinalIgnoreCase) || note.Key.Contains("heard_about", StringComparison.OrdinalIgnoreCase)).Value;
        return new NoteAttributes(
            Touchpoint.Noted(First(Landing), First(Referrer), First("utm_source"), First("utm_medium"), First("utm_campaign")),
            answer is null ? null : ExportRow.Shortened(PersonalData.Without(new string([.. answer.Select(c => char.IsControl(c) ? ' ' : c)])), ExportRow.LongestText),
            First("journey") is { Length: <= 200 } journey ? journey : null);

        string? First(params string[] names) => names.Select(name => notes.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);
    }
}
