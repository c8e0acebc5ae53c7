namespace SocialFunnel.Analysis;

/// <summary>A brand on two platforms, whose buyers type a code of the platform they came from.</summary>
internal static class FunnelCase
{
    public static readonly DateOnly Last = new(2026, 6, 30);

    public static Platform LinkedIn { get; } = Platform.Parse("linkedin");

    public static Platform X { get; } = Platform.Parse("x");

    public static Brand Brand { get; } = new()
    {
        Id = "b",
        Name = "B",
        Currency = "EUR",
        Calendar = new BrandCalendar("Europe/Berlin", new TimeOnly(3, 0)),
        HourlyRate = 40m,
        GrossMargin = 0.5m,
        ConversionSource = "shop",
        DiscountCodes = new Dictionary<string, Platform> { ["LI"] = LinkedIn, ["EX"] = X },
        Platforms = new SortedDictionary<Platform, PlatformPlan> { [LinkedIn] = new(7m, null, null), [X] = new(3.5m, null, null) },
    };

    public static FunnelFacts Facts(BrandReadings readings, Brand? brand = null) => FunnelFacts.Of(brand ?? Brand, Last, readings, new ExchangeRates([]));

    public static ConversionReading Order(string id, DateOnly day, Money? value, string? code = null, params Refund[] refunds) => new()
    {
        Day = day,
        Source = "shop",
        RetrievedAt = new DateTimeOffset(Last.AddDays(1), new TimeOnly(10, 0), TimeSpan.Zero),
        ConversionId = id,
        At = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero),
        NetValue = value,
        Refunds = refunds,
        DiscountCodes = code is null ? [] : [code],
    };

    public static Money Euro(decimal amount) => new(amount, "EUR");

    public static AudienceReading Audience(DateOnly day, decimal? followers, string account = "a", decimal? gained = null) => new()
    {
        Day = day,
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(LinkedIn, account),
        Followers = followers,
        Gained = gained,
    };

    public static TouchReading Touch(string journey, DateOnly day, string source) => new()
    {
        Day = day,
        Source = "shop",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        JourneyId = journey,
        At = new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.Zero),
        UtmSource = source,
    };
}
