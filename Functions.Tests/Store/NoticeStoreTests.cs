using SocialFunnel.Analysis;
using SocialFunnel.Hosting;

namespace SocialFunnel.Store;

[Collection("azurite")]
public sealed class NoticeStoreTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly Condition Vanity = new(NoticeKind.Vanity, "x", "x: followers without sales", "Because.");

    private readonly NoticeStore store = new(new Tables(azurite.NewAccount().Tables));

    [Fact]
    public async Task A_condition_that_holds_every_night_is_one_event()
    {
        for (var night = 0; night < 30; night++)
        {
            Assert.Equal(Day, await store.Stand("acme", Vanity, Day.AddDays(night), default));
        }

        Assert.Equal(Day, await store.Stand("acme", Vanity, Day, default));
        Assert.Equal(Day, await store.Stand("acme", Vanity, Day.AddDays(29), default));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public async Task One_that_comes_back_is_news_after_a_quiet_week_only(int days, bool isNews)
    {
        await store.Stand("acme", Vanity, Day, default);

        var since = await store.Stand("acme", Vanity, Day.AddDays(days), default);

        Assert.Equal(isNews ? Day.AddDays(days) : Day, since);
    }

    [Fact]
    public async Task Brands_kinds_and_subjects_are_apart()
    {
        await store.Stand("acme", Vanity, Day, default);

        var later = Day.AddDays(1);
        Assert.Equal(later, await store.Stand("other", Vanity, later, default));
        Assert.Equal(later, await store.Stand("acme", Vanity with { Subject = "y" }, later, default));
        Assert.Equal(later, await store.Stand("acme", Vanity with { Kind = NoticeKind.Negative }, later, default));
    }

    [Fact]
    public async Task Two_analyses_at_once_see_one_event()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 12).Select(night => store.Stand("acme", Vanity, Day.AddDays(night / 6), default)));

        // Whoever came first, both nights belong to one event, which began on one of the two.
        Assert.True(found.Max() <= Day.AddDays(1));
        Assert.Equal(await store.Stand("acme", Vanity, Day.AddDays(2), default), await store.Stand("acme", Vanity, Day.AddDays(1), default));
    }

    [Fact]
    public async Task A_notice_is_claimed_by_one_of_many()
    {
        await store.Create(New(), default);
        await store.Create(New() with { Text = "again" }, default);
        var notice = (await store.Find("acme", New().Id, default))!;
        Assert.Equal("Because.", notice.Text);

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => store.Move(notice with { State = NoticeState.Claimed }, default)));

        var claimed = Assert.Single(claims, claim => claim is not null);
        Assert.NotNull(await store.Move(claimed! with { State = NoticeState.Sent, SentAt = DateTimeOffset.UnixEpoch }, default));
        Assert.Equal(NoticeState.Sent, Assert.Single(await store.List("acme", Day, default)).State);
        Assert.Empty(await store.List("acme", Day.AddDays(1), default));
        Assert.Empty(await store.List("other", Day, default));
    }

    private static Notice New() => new()
    {
        Brand = "acme",
        Id = TableKeys.Notice("Vanity", "x", Day, "webhook.chat"),
        Kind = NoticeKind.Vanity,
        Subject = "x",
        Since = Day,
        Channel = "webhook.chat",
        Run = "2026-11-23",
        Title = Vanity.Title,
        Text = Vanity.Text,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
