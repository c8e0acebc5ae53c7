using System.Globalization;

namespace SocialFunnel.Samples;

/// <summary>Followers, engagement and posts of the sample, by platform.</summary>
internal sealed class SampleAudience
{
    private sealed record Shape(SampleChannel Channel, int Start, double Gained, double Lost, double Seen, double Liked, double PostsADay, double Promotion, double Replies);

    // Seen and liked are per follower and day.
    private static readonly Shape[] Shapes =
    [
        new(SampleChannel.LinkedIn, 820, 2.6, 0.3, 0.55, 0.03, 0.6, 0.15, 2.2),
        new(SampleChannel.X, 48_400, 14, 4.5, 0.18, 0.004, 2.2, 0.85, 0.3),
        new(SampleChannel.Instagram, 6_100, 6.5, 1.8, 0.35, 0.03, 0.9, 0.45, 0.8),
        new(SampleChannel.Blog, 410, 1.1, 0.35, 0.45, 0.005, 0.15, 0.2, 0.2),
        new(SampleChannel.Digg, 0, 1.4, 0.2, 4, 0.08, 0.4, 0.2, 0.5),
    ];

    private readonly List<SampleDay> days = [];
    private readonly List<string> posts = ["post_id,platform,account,published_at,kind,own_links,other_links,impressions,likes,comments,shares,clicks,replies_given"];

    /// <summary>Makes all of it.</summary>
    public SampleAudience(int seed)
    {
        foreach (var shape in Shapes)
        {
            Fill(shape, new Dice(seed + shape.Channel.Name.Length + (31 * shape.Channel.Name[0])));
        }
    }

    /// <summary>What every platform counted on every day.</summary>
    public IReadOnlyList<SampleDay> Days => days;

    /// <summary>Lines of the posts.</summary>
    public IReadOnlyList<string> Posts => posts;

    /// <summary>New followers on LinkedIn by day.</summary>
    public Dictionary<DateOnly, int> LinkedInGains { get; } = [];

    private void Fill(Shape shape, Dice dice)
    {
        var followers = shape.Start;
        var burst = 1.0;
        foreach (var day in SampleYear.Every.Where(shape.Channel.Runs))
        {
            // Now and then a post travels, and it takes days to calm down.
            burst = dice.Hits(0.07) ? 2.2 + (4 * dice.Next()) : 0.55 + (0.45 * burst);
            var gained = dice.Count(shape.Gained * burst * SampleYear.Weekday(day, shape.Channel.Office) * 0.7);
            var lost = Math.Min(followers, dice.Count(shape.Lost));
            followers += gained - lost;
            if (shape.Channel == SampleChannel.LinkedIn)
            {
                LinkedInGains[day] = gained;
            }

            var published = dice.Count(shape.PostsADay);
            var seen = (int)(followers * shape.Seen * burst * dice.Noise(0.5));
            var liked = (int)(followers * shape.Liked * burst * dice.Noise(0.6));
            var replies = dice.Count(shape.Replies);
            days.Add(new SampleDay(day, shape.Channel, followers, gained, lost, seen, liked, liked / 6, liked / 9, seen / 60, published, replies));
            Publish(shape, day, published, followers, dice);
        }
    }

    private void Publish(Shape shape, DateOnly day, int published, int followers, Dice dice)
    {
        string[] kinds = shape.Channel.Name switch
        {
            "instagram" => ["picture", "video"],
            "blog" => ["article"],
            _ => ["text", "link", "picture"],
        };
        for (var number = 1; number <= published; number++)
        {
            var own = dice.Hits(shape.Promotion) ? 1 : 0;
            var other = own == 0 && dice.Hits(0.2) ? 1 : 0;
            // Help is read more than promotion.
            var seen = (int)(followers * shape.Seen * dice.Noise(0.6) * (own == 1 ? 0.7 : 1.2));
            var liked = (int)(seen * shape.Liked / shape.Seen * dice.Noise(0.6));
            var at = day.ToDateTime(new TimeOnly(dice.Between(8, 18), dice.Between(0, 59)));
            posts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{shape.Channel.Name[..1]}{day:yyyyMMdd}{number},{shape.Channel.Name},kaffeewerk,{at:yyyy-MM-ddTHH:mm},{dice.One(kinds)},{own},{other},{seen},{liked},{liked / 6},{liked / 9},{seen / 60},{dice.Count(shape.Replies)}"));
        }
    }
}
