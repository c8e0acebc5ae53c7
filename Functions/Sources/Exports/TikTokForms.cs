namespace SocialFunnel.Sources.Exports;

/// <summary>A table of TikTok Studio. Its days have no year and are in the person's language; the year is in the name of the archive, or asked for.</summary>
internal abstract class TikTokForm : VendorForm
{
    /// <inheritdoc/>
    public override string Key => "day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Platforms { get; } = ["tiktok"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional => [];

    /// <inheritdoc/>
    public override int MostUnknown => 0;
}

/// <summary>What people did by day (<c>Overview.csv</c>); views of videos are what other platforms call impressions.</summary>
internal sealed class TikTokOverviewForm : TikTokForm
{
    /// <inheritdoc/>
    public override string Name => "TikTok Studio, overview";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares");

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var reading = Engagement(row, row.Day("date")) with
        {
            Impressions = row.Count("video_views"),
            ProfileVisits = row.Count("profile_views"),
            Likes = row.Count("likes"),
            Comments = row.Count("comments"),
            Shares = row.Count("shares"),
        };
        if (row.Counts(row.Raw("date"), row.PlacedOn?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            yield return reading;
        }
    }
}

/// <summary>Followers at the end of each day (<c>FollowerHistory.csv</c>), <c>undefined</c> on the first ones.</summary>
internal sealed class TikTokFollowersForm : TikTokForm
{
    /// <inheritdoc/>
    public override string Name => "TikTok Studio, follower history";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date", "Followers");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named("Difference in followers from previous day");

    /// <inheritdoc/>
    public override int MostUnknown => 1;

    /// <inheritdoc/>
    public override bool Fits(TableHead head, ExportHeader header) => base.Fits(head, header) && header.Names.Count is 2 or 3 && header.PositionOf("followers") == 1;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var followers = row.Count("followers");
        var change = row.Change("difference_in_followers_from_previous_day");
        if (row.Counts(row.Raw("date"), row.PlacedOn?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)) && followers is not null)
        {
            // The difference is exact only where the day before is known.
            var gained = row.File.Memory is DateOnly before && before == day.AddDays(-1) ? change : null;
            row.File.Memory = day;
            yield return Audience(row, day) with { Followers = followers, Gained = gained };
        }
    }
}

/// <summary>TikTok Business, by day: days as 2026/04/12, <c>NAN</c> and <c>--</c> for what is missing.</summary>
internal sealed class TikTokBusinessForm : TikTokForm
{
    /// <inheritdoc/>
    public override string Name => "TikTok Business by day";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Required { get; } = Named("Date");

    /// <inheritdoc/>
    public override IReadOnlyList<string> OneOf { get; } = Named("Net growth", "Phone number clicks");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Optional { get; } = Named(
        "Net growth", "New followers", "Lost followers", "Total followers", "Video views", "Unique video views", "Reached audience", "Engaged audience", "Profile views", "Likes", "Comments", "Shares",
        "Product link clicks", "Website clicks", "Phone number clicks", "Email clicks", "Address clicks", "App download clicks", "Leads", "Lead submissions");

    /// <inheritdoc/>
    public override int MostUnknown => 3;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(ExportRow row)
    {
        var day = row.Day("date");
        var audience = Audience(row, day) with { Followers = row.Count("total_followers"), Gained = row.Count("new_followers") ?? row.Change("net_growth"), Lost = row.Count("lost_followers") };
        var engagement = Engagement(row, day) with
        {
            Impressions = row.Count("video_views"),
            Reach = row.Count("reached_audience"),
            ProfileVisits = row.Count("profile_views"),
            Likes = row.Count("likes"),
            Comments = row.Count("comments"),
            Shares = row.Count("shares"),
            Clicks = row.Count("website_clicks"),
        };
        if (!row.Counts(row.Raw("date")))
        {
            yield break;
        }

        if ((audience.Followers ?? audience.Gained ?? audience.Lost) is not null)
        {
            yield return audience;
        }

        if ((engagement.Impressions ?? engagement.Reach ?? engagement.ProfileVisits ?? engagement.Likes ?? engagement.Comments ?? engagement.Shares ?? engagement.Clicks) is not null)
        {
            yield return engagement;
        }
    }
}
