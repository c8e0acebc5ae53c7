namespace SocialFunnel.Store;

/// <summary>Daily readings as kind, account, and named numbers, and back. A new metric of a reading is one line in each direction.</summary>
internal static class DailyFacts
{
    public const string Audience = "audience";
    public const string Engagement = "engagement";
    public const string Effort = "effort";
    public const string Presence = "presence";
    public const string ConversionDay = "conversion-day";

    private const string Spend = "spend";
    private const string Value = "value";

    /// <summary>Whether a reading is a day's numbers (and not an event with a row of its own).</summary>
    public static bool Holds(Reading reading) =>
        reading is AudienceReading or EngagementReading or EffortReading or PresenceReading or ConversionDayReading;

    /// <summary>Whether a metric of effort is money, in whatever currency.</summary>
    public static bool IsSpend(string metric) => metric == Spend;

    /// <summary>Takes a reading apart; unknown numbers are left out.</summary>
    public static DailyFact From(Reading reading) => reading switch
    {
        AudienceReading audience => Of(audience, Audience, null,
            [("followers", audience.Followers), ("gained", audience.Gained), ("lost", audience.Lost)]),
        EngagementReading engagement => Of(engagement, Engagement, engagement.Definition,
            [
                ("impressions", engagement.Impressions), ("reach", engagement.Reach), ("likes", engagement.Likes), ("comments", engagement.Comments),
                ("shares", engagement.Shares), ("saves", engagement.Saves), ("clicks", engagement.Clicks), ("profileVisits", engagement.ProfileVisits),
                ("posts", engagement.Posts), ("repliesGiven", engagement.RepliesGiven),
            ]),
        EffortReading effort => Of(effort, Effort, null, [("hours", effort.Hours), (Spend, effort.Spend?.Amount)], effort.Spend),
        PresenceReading presence => Of(presence, Presence, null, [("lookedUp", presence.LookedUp), ("found", presence.Found)]),
        ConversionDayReading day => Of(day, ConversionDay, day.TrafficSource, day.Medium ?? "", null,
            [("sessions", day.Sessions), ("conversions", day.Conversions), (Value, day.Value?.Amount)], day.Value),
        _ => throw new ArgumentException($"A {reading.GetType().Name} is no day's numbers.", nameof(reading)),
    };

    private static DailyFact Of(AccountReading reading, string kind, string? definition, (string Metric, decimal? Value)[] numbers, Money? money = null) =>
        Of(reading, kind, reading.Account.Platform.Name, reading.Account.Name, definition, numbers, money);

    private static DailyFact Of(Reading reading, string kind, string platform, string account, string? definition, (string Metric, decimal? Value)[] numbers, Money? money = null) => new(
        kind, platform, account, reading.Day, reading.Source, reading.RetrievedAt.ToUnixTimeMilliseconds(), definition,
        [.. numbers.Where(number => number.Value is not null).Select(number => (number.Metric, number.Value!.Value, number.Metric is Spend or Value ? money?.Currency : null))]);

    /// <summary>Puts readings together again: one, or one for each definition that shares the day.</summary>
    public static IEnumerable<Reading> ToReadings(string kind, string platform, string account, DateOnly day, string source, IReadOnlyDictionary<FactKey, Fact> facts)
    {
        var retrieved = DateTimeOffset.FromUnixTimeMilliseconds(facts.Count == 0 ? 0 : facts.Values.Max(fact => fact.At));
        decimal? Number(string metric) => facts.TryGetValue(new FactKey(metric, null), out var fact) ? fact.Value : null;
        Money? Amount(string metric) => facts.TryGetValue(new FactKey(metric, null), out var fact) && fact.Currency is { } currency ? new Money(fact.Value, currency) : null;
        Account Owner() => new(Platform.Parse(platform), account);

        switch (kind)
        {
            case Audience:
                yield return new AudienceReading { Account = Owner(), Day = day, Source = source, RetrievedAt = retrieved, Followers = Number("followers"), Gained = Number("gained"), Lost = Number("lost") };
                break;
            case Engagement:
                foreach (var version in facts.GroupBy(fact => fact.Key.Definition))
                {
                    decimal? Of(string metric) => facts.TryGetValue(new FactKey(metric, version.Key), out var fact) ? fact.Value : null;
                    yield return new EngagementReading
                    {
                        Account = Owner(),
                        Day = day,
                        Source = source,
                        RetrievedAt = retrieved,
                        Definition = version.Key,
                        Impressions = Of("impressions"),
                        Reach = Of("reach"),
                        Likes = Of("likes"),
                        Comments = Of("comments"),
                        Shares = Of("shares"),
                        Saves = Of("saves"),
                        Clicks = Of("clicks"),
                        ProfileVisits = Of("profileVisits"),
                        Posts = Of("posts"),
                        RepliesGiven = Of("repliesGiven"),
                    };
                }

                break;
            case Effort:
                yield return new EffortReading
                {
                    Account = Owner(),
                    Day = day,
                    Source = source,
                    RetrievedAt = retrieved,
                    Hours = Number("hours"),
                    Spend = Amount(Spend),
                };
                break;
            case Presence:
                yield return new PresenceReading
                {
                    Account = Owner(),
                    Day = day,
                    Source = source,
                    RetrievedAt = retrieved,
                    LookedUp = (int)(Number("lookedUp") ?? 0),
                    Found = (int)(Number("found") ?? 0),
                };
                break;
            case ConversionDay:
                yield return new ConversionDayReading
                {
                    TrafficSource = platform,
                    Medium = account.Length == 0 ? null : account,
                    Day = day,
                    Source = source,
                    RetrievedAt = retrieved,
                    Sessions = Number("sessions"),
                    Conversions = Number("conversions"),
                    Value = Amount(Value),
                };
                break;
        }
    }
}

/// <summary>A reading taken apart.</summary>
internal sealed record DailyFact(
    string Kind, string Platform, string Account, DateOnly Day, string Source, long At, string? Definition, IReadOnlyList<(string Metric, decimal Value, string? Currency)> Numbers)
{
    public string RowKey => TableKeys.Month(Kind, Platform, Account, Day, Source);
}
