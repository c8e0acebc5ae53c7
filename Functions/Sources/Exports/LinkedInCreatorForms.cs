using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>A daily sheet of a person's download from LinkedIn (.xlsx, old and new). Days are texts, M/d/yyyy or in the order of the person's language.</summary>
internal abstract class LinkedInCreatorForm : VendorForm
{
    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["linkedin"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => [];

    /// <inheritdoc/>
    public override int MostUnknown => 0;

    /// <inheritdoc/>
    public override bool? MonthFirst => true;
}

/// <summary>Impressions and engagements of a person by day, in no certain order. Engagements may be negative, and are not split into likes and comments.</summary>
internal sealed class LinkedInEngagementForm : LinkedInCreatorForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn creator, engagement";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Impressions", "Engagements");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(("Date", ["Data", "Fecha", "Datum"]), ("Impressions", ["Impressões", "Impresiones", "Impressionen"]), ("Engagements", ["Engajamentos", "Interações", "Interacciones", "Interaktionen"]));

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Engagement(row, row.Day("date")) with { Impressions = row.Count("impressions") };
        row.Change("engagements");
        if (row.Counts(row.Raw("date")) && reading.Impressions is not null)
        {
            yield return reading;
        }
    }
}

/// <summary>New followers of a person by day, gross, below the total of the last day.</summary>
internal sealed partial class LinkedInCreatorFollowersForm : LinkedInCreatorForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn creator, followers";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "New followers");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string>? Aliases { get; } = Called(("Date", ["Data", "Fecha", "Datum"]), ("New followers", ["Novos seguidores", "Nuevos seguidores", "Neue Follower"]));

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => base.Fits(head, header) && Total(head) is not null;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Audience(row, row.Day("date")) with { Gained = row.Count("new_followers") };
        if (!row.Counts(row.Raw("date")))
        {
            yield break;
        }

        if (row.File.Memory is null && Total(row.File.Head) is var (day, total))
        {
            row.File.Memory = total;
            if (row.File.Days!.Read(day, out _) is { } on && on <= row.File.Pull.Context.Window.Last && row.File.Numbers!.Read(total, 0, Cells.MostCount, whole: true, out _) is { } followers)
            {
                yield return Audience(row, on) with { Followers = followers };
            }
        }

        yield return reading;
    }

    // "Total followers on 8/5/2024:" and the number beside it.
    private static (string Day, string Followers)? Total(TableHead head) => head.Titles
        .Where(cells => cells.Length > 1 && OnDay().IsMatch(cells[0]) && cells[1].Trim().Length > 0)
        .Select(cells => ((string, string)?)(OnDay().Match(cells[0]).Value, cells[1].Trim())).FirstOrDefault();

    [GeneratedRegex(@"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}", RegexOptions.CultureInvariant)]
    private static partial Regex OnDay();
}

/// <summary>
/// A person's best posts: two tables side by side, one by engagements and one by impressions. Of the second, posts are stored; the first tells no counter that is
/// kept.
/// </summary>
internal sealed class LinkedInTopPostsForm : LinkedInCreatorForm
{
    /// <inheritdoc/>
    public override string Name => "LinkedIn creator, top posts";

    /// <inheritdoc/>
    public override string Key => "pair of posts";

    /// <inheritdoc/>
    public override string? DayColumn => "post_publish_date";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = ["post_url", "post_publish_date", "engagements", "post_url_2", "post_publish_date_2", "impressions"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OtherDayColumns { get; } = ["post_publish_date_2"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Labels { get; } = ["post_url", "post_url_2", "post_publish_date_2"];

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        // Lines of the list may lack the day: such a post cannot be placed in time.
        row.DayOfTime("post_publish_date");
        row.Change("engagements");
        PostReading? post = null;
        if (row.Raw("post_url_2") is not null && row.Raw("post_publish_date_2") is not null)
        {
            post = Post(row, row.Day("post_publish_date_2"), LinkedInPagePostsForm.IdOf(row, "post_url_2")) with { Impressions = row.Count("impressions") };
        }

        if (row.Counts(row.Raw("post_url"), row.Raw("post_url_2")) && post is not null)
        {
            yield return post;
        }
    }
}
