namespace SocialFunnel.Samples;

/// <summary>Where buyers and visitors of the sample come from, and what they are like.</summary>
/// <param name="Name">Platform, or <c>search</c> and <c>direct</c> for what is none.</param>
/// <param name="Orders">Orders a day on average.</param>
/// <param name="LeastValue">The smallest usual order, in euro without tax.</param>
/// <param name="MostValue">The largest usual order.</param>
/// <param name="Office">Whether offices buy rather than people at home.</param>
/// <param name="Visits">Visits a day that lead to nothing.</param>
/// <param name="Referrer">Host that browsers name; empty for none.</param>
/// <param name="Medium">The tag <c>utm_medium</c> of its links; empty where links carry no tags.</param>
/// <param name="Code">Discount code given out there only; empty for none.</param>
/// <param name="Days">Days before the end on which it began; null for from the start.</param>
internal sealed record SampleChannel(
    string Name, double Orders, int LeastValue, int MostValue, bool Office, double Visits, string Referrer, string Medium, string Code, int? Days)
{
    /// <summary>The small one that pays: its new followers buy <see cref="LeadDays"/> days later.</summary>
    public static readonly SampleChannel LinkedIn = new("linkedin", 1.25, 55, 145, true, 2.5, "www.linkedin.com", "social", "LINKEDIN10", null);

    /// <summary>The large one that sells nothing.</summary>
    public static readonly SampleChannel X = new("x", 0, 0, 0, false, 8, "t.co", "social", "", null);

    /// <summary>The one that sells a little and takes more hours than that is worth.</summary>
    public static readonly SampleChannel Instagram = new("instagram", 0.9, 18, 48, false, 4, "l.instagram.com", "social", "INSTA5", null);

    /// <summary>The one that pays modestly.</summary>
    public static readonly SampleChannel Blog = new("blog", 0.95, 26, 62, false, 3, "", "feed", "", null);

    /// <summary>The new one, of which too little is known.</summary>
    public static readonly SampleChannel Digg = new("digg", 0.05, 18, 40, false, 0.6, "digg.com", "", "", 42);

    /// <summary>People who search; no platform earns them.</summary>
    public static readonly SampleChannel Search = new("search", 0.7, 22, 60, false, 2, "www.google.com", "", "", null);

    /// <summary>People of whom nothing is known.</summary>
    public static readonly SampleChannel Direct = new("direct", 0.9, 22, 60, false, 1.5, "", "", "", null);

    /// <summary>Days from a new follower on LinkedIn to the order: the lag that an analysis should find.</summary>
    public const int LeadDays = 5;

    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<SampleChannel> Every { get; } = [LinkedIn, X, Instagram, Blog, Digg, Search, Direct];

    /// <summary>Whether it is there on a day.</summary>
    public bool Runs(DateOnly day) => Days is null || SampleYear.DaysLeft(day) < Days;
}
