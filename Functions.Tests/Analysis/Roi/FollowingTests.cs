namespace SocialFunnel.Analysis;

public sealed class FollowingTests
{
    private static readonly Platform X = Platform.Parse("x");
    private static readonly Window Week = new(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 8));

    [Fact]
    public void Accounts_add_up_and_their_order_does_not_matter()
    {
        AudienceReading[] days = [Day(7, "a", 120m), Day(2, "a", 100m), Day(3, "b", 50m), Day(8, "b", 45m), Day(1, "a", 1m), Day(9, "a", 999m)];
        Assert.Equal(new Following(150m, 165m, 15m), Following.Of(X, Week, days));
        Assert.Equal(Following.Of(X, Week, days), Following.Of(X, Week, days.Reverse()));
    }

    [Fact]
    public void Gains_and_losses_are_better_than_the_difference_of_both_ends() =>
        Assert.Equal(7m, Following.Of(X, Week, [Day(2, "a", 100m) with { Gained = 10m, Lost = 4m }, Day(3, "a", 120m) with { Gained = 1m }]).Net);

    [Fact]
    public void Unknown_followers_are_unknown_and_not_zero() =>
        Assert.Equal(new Following(null, null, null), Following.Of(X, Week, [Day(2, "a", null)]));

    private static AudienceReading Day(int day, string account, decimal? followers) => new()
    {
        Day = new DateOnly(2026, 3, day),
        Source = "exports",
        RetrievedAt = DateTimeOffset.UnixEpoch,
        Account = new Account(X, account),
        Followers = followers,
    };
}
