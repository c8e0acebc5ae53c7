using System.Globalization;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Account overview of X, since late 2024. Newest first; its last day was still going on when it was downloaded, and is left out. Names no account and no total of
/// followers.
/// </summary>
internal sealed class XOverviewForm : VendorForm
{
    /// <inheritdoc/>
    public override string Name => "X account overview";

    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["x"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Impressions", "Likes", "Bookmarks", "New follows", "Unfollows");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Engagements", "Shares", "Replies", "Reposts", "Profile visits", "Create Post", "Video views", "Media views");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(
        ("Date", ["Data"]), ("Impressions", ["Impressões"]), ("Likes", ["Curtidas"]), ("Engagements", ["Engajamentos"]), ("Bookmarks", ["Itens salvos"]),
        ("Shares", ["Compartilhamentos"]), ("New follows", ["Novos seguidores"]), ("Unfollows", ["Deixar de seguir"]), ("Replies", ["Respostas"]), ("Reposts", ["Republicações"]),
        ("Profile visits", ["Visitas ao perfil"]), ("Create Post", ["Criar post"]), ("Video views", ["Visualizações de vídeo"]), ("Media views", ["Visualizações de mídia"]));

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        Reading[] readings =
        [
            Audience(row, day) with { Gained = row.Count("new_follows"), Lost = row.Count("unfollows") },
            Engagement(row, day) with
            {
                Impressions = row.Count("impressions"),
                Likes = row.Count("likes"),
                Comments = row.Count("replies"),
                Shares = row.Count("reposts"),
                Saves = row.Count("bookmarks"),
                ProfileVisits = row.Count("profile_visits"),
                Posts = row.Count("create_post"),
            },
        ];
        if (!row.Counts(row.Raw("date")))
        {
            // A day that is not over is itself the last one, and then the day before it is whole.
            if (row.Fault is not null || day <= row.File.Pull.Context.Window.Last)
            {
                return [];
            }

            readings = [];
        }

        // The latest day so far waits until a later one comes, whatever the order of the file.
        var waiting = (Latest?)row.File.Memory;
        if (waiting?.Day > day)
        {
            return readings;
        }

        row.File.Memory = new Latest(day, readings);
        return waiting?.Readings ?? [];
    }

    /// <inheritdoc/>
    public override IEnumerable<Reading> End(OpenExport file)
    {
        if (file.Memory is Latest { Readings.Length: > 0 } partial)
        {
            file.Pull.Context.Refusals.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"{file.Name}: {partial.Day:yyyy-MM-dd} is its last day, which X counts only up to the download: it was read and not stored. A later download has the whole day."));
        }

        return [];
    }

    private sealed record Latest(DateOnly Day, Reading[] Readings);
}
