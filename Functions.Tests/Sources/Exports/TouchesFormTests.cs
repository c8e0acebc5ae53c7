namespace SocialFunnel.Sources.Exports;

public sealed class TouchesFormTests
{
    private const string Header = "journey,touched_at,landing_url,referrer,utm_source,utm_medium,utm_campaign,click_id";

    private static async Task<TouchReading> Touch(string landing = "", string referrer = "", string source = "", string click = "") =>
        (await ExportsPull.Of(Header, $"j1,2026-11-01T10:00Z,{landing},{referrer},{source},,,{click}")).Only<TouchReading>();

    [Theory]
    [InlineData("https://www.linkedin.com/feed/?trk=secret", "www.linkedin.com")]
    [InlineData("android-app://com.linkedin.android/", "com.linkedin.android")]
    [InlineData("android-app://com.linkedin.android", "com.linkedin.android")]
    [InlineData("t.co", "t.co")]
    [InlineData("HTTPS://Digg.com:443/x", "digg.com")]
    [InlineData("https://käse.example/", "xn--kse-qla.example")]
    [InlineData("(direct)", null)]
    [InlineData("", null)]
    public async Task Of_a_referrer_only_the_host_or_package_is_kept(string referrer, string? host) => Assert.Equal(host, (await Touch(referrer: referrer)).ReferrerHost);

    [Theory]
    [InlineData("https://acme.example/p?utm_source=LinkedIn&utm_medium=social&utm_campaign=a%20b&x=1#y", "LinkedIn", "social", "a b", null)]
    [InlineData("/p?fbclid=IwAR0secret&utm_source=", null, null, null, "fbclid")]
    [InlineData("?li_fat_id=1", null, null, null, "li_fat_id")]
    [InlineData("https://acme.example/p", null, null, null, null)]
    [InlineData("https://acme.example/?q=a?utm_source=x", null, null, null, null)]
    public async Task Of_a_landing_address_only_tags_and_the_name_of_the_click_id_are_kept(string landing, string? source, string? medium, string? campaign, string? click)
    {
        var touch = await Touch(landing);

        Assert.Equal((source, medium, campaign, click), (touch.UtmSource, touch.UtmMedium, touch.UtmCampaign, touch.ClickId));
        Assert.DoesNotContain("secret", touch.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_in_its_own_column_wins_over_the_address() => Assert.Equal("x", (await Touch("?utm_source=y", source: "x")).UtmSource);

    [Fact]
    public async Task A_click_id_is_given_by_its_name() => Assert.Equal("ttclid", (await Touch(click: "TTCLID")).ClickId);

    [Fact]
    public async Task Touches_of_one_moment_are_numbered_and_repetitions_are_not()
    {
        var pull = await ExportsPull.Of(Header, "j1,2026-11-01T10:00Z,,,a,,,", "j2,2026-11-01T10:00Z,,,a,,,", "j1,2026-11-01T10:00Z,,,b,,,", "j1,2026-11-01T10:00Z,,,a,,,", "j1,2026-11-01T10:00Z,,,c,,,");

        Assert.Equal([("j1", 0, "a"), ("j2", 0, "a"), ("j1", 1, "b"), ("j1", 2, "c")], pull.Readings.Cast<TouchReading>().Select(touch => (touch.JourneyId, touch.Sequence, touch.UtmSource!)));
        Assert.Equal(0, pull.Refusals.Count);
        Assert.Contains("1 line repeats", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journey_that_is_an_address_is_hashed_the_same_in_touches_and_orders()
    {
        var pull = await ExportsPull.Of(new TextFiles()
            .Add("t.csv", "journey,touched_at\nanna@example.org,2026-11-01\n")
            .Add("o.csv", "order_id,ordered_at,journey\n1,2026-11-01,anna@example.org\n"));

        var touch = pull.Only<TouchReading>();
        Assert.Equal(touch.JourneyId, pull.Only<ConversionReading>().JourneyId);
        Assert.DoesNotContain("anna", touch.JourneyId, StringComparison.Ordinal);
        Assert.True(touch.At < pull.Only<ConversionReading>().At, "a touch of a day must come before its order");
    }

    [Fact]
    public async Task A_touch_without_a_journey_is_refused() => (await ExportsPull.Of(Header, ",2026-11-01,,,,,,")).RefusesOnce("column journey", "empty");

    [Fact]
    public async Task A_tag_of_ten_thousand_characters_is_refused() =>
        (await ExportsPull.Of(Header, $"j1,2026-11-01,,,{new string('a', 10_000)},,,")).RefusesOnce("column utm_source", "longer than 200");

    [Fact]
    public async Task An_address_of_ten_thousand_characters_is_refused() =>
        (await ExportsPull.Of(Header, $"j1,2026-11-01,?{new string('a', 10_000)},,,,,")).RefusesOnce("column landing_url", "longer than 8000");
}
