namespace SocialFunnel.Analysis;

/// <summary>Posts that tests vary.</summary>
internal static class Posts
{
    public static readonly Platform LinkedIn = Platform.Parse("linkedin");
    public static readonly BrandCalendar Berlin = new("Europe/Berlin", new TimeOnly(3, 0));
    public static readonly Window October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31));

    public static PostReading Post(int number, int? own = 0, int? other = 0, string? kind = "text", int day = 1, string? at = null) => new()
    {
        Day = October.First.AddDays(day - 1),
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(LinkedIn, "brand"),
        PostId = $"post-{number}",
        PublishedAt = at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
        Kind = kind,
        OwnLinks = own,
        OtherLinks = other,
    };

    public static AudienceReading Followers(int day, decimal? lost, decimal? followers = 2000m) => new()
    {
        Day = October.First.AddDays(day - 1),
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(LinkedIn, "brand"),
        Followers = followers,
        Lost = lost,
    };

    public static EngagementReading Day(int day, decimal? posts = null, decimal? comments = null, decimal? replies = null, string? definition = null) => new()
    {
        Day = October.First.AddDays(day - 1),
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(LinkedIn, "brand"),
        Definition = definition,
        Posts = posts,
        Comments = comments,
        RepliesGiven = replies,
    };
}
