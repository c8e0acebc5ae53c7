using CsCheck;

namespace SocialFunnel.Analysis.Channels;

public sealed class TaggedLinkTests
{
    private static readonly ChannelSettings Settings = new(ownDomains: ["shop.example"]);

    private static readonly Gen<string> Names = Gen.OneOf(
        OneOf(ChannelList.Default.Channels.Where(name => Platform.TryParse(name, out _)).ToArray()),
        Gen.Select(Gen.Char["abcxyz09"], Gen.Char["abclinkedtwzx09.-_"].Array[0, 12], (first, rest) => first + new string(rest)));

    private static readonly Gen<string> Queries = OneOf(
        "", "?", "?a=1", "?a=1&b=%20x&c", "?utm_source=facebook&utm_medium=cpc&utm_campaign=old&keep=1", "?UTM_SOURCE=bing&amp;utm_source=bing", "?utm%5Fsource=google&x=ü", "?ref=reddit&via=bluesky", "?&&a=1&");

    private static readonly Gen<string> Fragments = OneOf("", "#top", "#utm_source=google&utm_medium=email", "#/?a=1", "##");

    private static readonly Gen<string> Campaigns = OneOf("always-on", "LinkedIn launch", "black friday 50 % & more", "x=1&utm_source=google", "#1", "ü💥", "null");

    private static readonly Gen<string?> Referrers = OneOf<string?>(null, "https://www.google.com/", "https://t.co/abc", "https://news.ycombinator.com/", "https://shop.example/", "android-app://com.linkedin.android", "https://www.paypal.com/");

    [Fact]
    public void Every_link_that_is_given_is_read_back_as_its_platform() =>
        Gen.Select(Names, Queries, Fragments, Campaigns, Referrers, Gen.Bool).Sample((name, query, fragment, campaign, referrer, paid) =>
        {
            var platform = Platform.Parse(name);
            var faults = new List<Fault>();
            if (TaggedLink.Of($"https://shop.example/sale{query}{fragment}", platform, campaign, paid, Settings, faults) is not { } link)
            {
                Assert.Contains("would be counted as", Assert.Single(faults).Problem, StringComparison.Ordinal);
                return;
            }

            // The company's name stands for its platforms, and where the click came from tells which.
            var read = ChannelClassifier.Classify(new ChannelVisit { LandingUrl = link.Url, Referrer = platform.Name is "meta" ? null : referrer }, Settings);
            Assert.Equal(platform.Name, read.Channel);
            Assert.True(read.Paid == PaidEvidence.Paid || !paid);
            Assert.True(read.Paid != PaidEvidence.Paid || paid || ChannelList.Default.MediumOf(name) != Mediums.Social, $"{link.Url}: {read}");
        }, iter: 20_000);

    [Fact]
    public void Every_platform_of_the_list_gets_a_link()
    {
        var without = ChannelList.Default.Channels.Where(name => ChannelList.Default.MediumOf(name) == Mediums.Social)
            .Where(name => TaggedLink.Of("https://shop.example/", Platform.Parse(name), null, false, Settings, []) is null);

        Assert.Empty(without);
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example?utm_source=linkedin&utm_medium=social&utm_campaign=always-on")]
    [InlineData("https://shop.example/a?b=1&c=%C3%BC+x#d", "https://shop.example/a?b=1&c=%C3%BC+x&utm_source=linkedin&utm_medium=social&utm_campaign=always-on#d")]
    [InlineData("https://shop.example/?utm_source=x&q=1&UTM_Medium=cpc", "https://shop.example/?q=1&utm_source=linkedin&utm_medium=social&utm_campaign=always-on")]
    [InlineData("HTTPS://Shop.example:8443/A", "HTTPS://Shop.example:8443/A?utm_source=linkedin&utm_medium=social&utm_campaign=always-on")]
    public void What_was_there_stays(string url, string expected) =>
        Assert.Equal(expected, TaggedLink.Of(url, Platform.Parse("linkedin"), null, false, Settings, [])!.Url);

    [Theory]
    [InlineData("", "is needed")]
    [InlineData("shop.example", "no address of http")]
    [InlineData("/sale", "no address of http")]
    [InlineData("//shop.example/", "no address of http")]
    [InlineData("ftp://shop.example/", "no address of http")]
    [InlineData("javascript:alert(1)", "no address of http")]
    [InlineData("https:shop.example", "no address of http")]
    [InlineData("https://", "no address of http")]
    [InlineData("https://shop.example/a b", "holds a character")]
    [InlineData("https://shop.example/a\nb", "holds a character")]
    [InlineData("https://shop.example\\a", "holds a character")]
    [InlineData("https://shop.example/\"><script>", "holds a character")]
    [InlineData("https://user:secret@shop.example/", "a user name or a password")]
    [InlineData("https://shop.example/?gclid=1", "click id")]
    public void What_is_no_address_to_post_is_refused(string url, string words)
    {
        var faults = new List<Fault>();
        var given = TaggedLink.Of(url, Platform.Parse(words == "click id" ? "myforum" : "linkedin"), null, false, Settings, faults);

        Assert.Null(given);
        var fault = Assert.Single(faults);
        Assert.Equal("url", fault.Field);
        Assert.Contains(words, fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_is_refused()
    {
        var faults = new List<Fault>();

        TaggedLink.Of($"https://shop.example/{new string('a', 10_000)}", Platform.Parse("x"), new string('c', 10_000), false, Settings, faults);
        TaggedLink.Of($"https://shop.example/?{string.Join('&', Enumerable.Repeat("a", 500))}", Platform.Parse("x"), "a\u0007", false, Settings, faults);

        Assert.Equal(["url", "campaign", "url", "campaign"], faults.Select(fault => fault.Field));
        Assert.All(faults, fault => Assert.InRange(fault.Problem.Length, 20, 200));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
