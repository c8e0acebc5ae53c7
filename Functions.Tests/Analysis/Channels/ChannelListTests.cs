namespace SocialFunnel.Analysis.Channels;

public sealed class ChannelListTests
{
    [Fact]
    public void A_users_line_extends_and_overrules_the_list()
    {
        var list = ChannelList.Default.With(ChannelLines.Read("kind,pattern,channel,medium\n# ours\nhost,forum.example.org,our-forum,social\nhost,github.com,github,referral\nword,stammtisch,stammtisch,referral", "mine.csv"));
        var settings = new ChannelSettings(list);

        Assert.Equal("our-forum", Channel(settings, "https://www.forum.example.org/t/1"));
        Assert.Equal("referral", ChannelClassifier.Classify(new ChannelVisit { Referrer = "https://github.com/" }, settings).Medium);
        Assert.Equal("stammtisch", ChannelClassifier.FromOrder(new ChannelVisit { SelfReported = "beim Stammtisch" }, settings)!.Channel);
        Assert.Equal("linkedin", Channel(settings, "https://linkedin.com"));
    }

    [Theory]
    [InlineData("kind,pattern,channel\nhost,a.example,a", "mine.csv: the first line must name the columns kind,pattern,channel,medium.")]
    [InlineData("kind,pattern,channel,medium\nsite,a.example,a,social", "mine.csv, line 2, column kind: 'site' must be host, source or word.")]
    [InlineData("kind,pattern,channel,medium\n\nhost,https://a.example,a,social", "mine.csv, line 3, column pattern: 'https://a.example' must be a host")]
    [InlineData("kind,pattern,channel,medium\nhost,a.example,a b,social", "mine.csv, line 2, column channel: 'a b' is no name of a channel")]
    [InlineData("kind,pattern,channel,medium\nhost,a.example,a,socials", "mine.csv, line 2, column medium: 'socials' must be one of ")]
    [InlineData("kind,pattern,channel,medium\nhost,a.example,a", "mine.csv, line 2: 3 cells")]
    public void A_wrong_line_is_refused_with_its_place_and_a_remedy(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => ChannelLines.Read(text, "mine.csv")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_channel_of_the_bundled_list_is_a_legal_name_and_no_pattern_contradicts_another()
    {
        var lines = ChannelLines.Bundled();

        Assert.True(lines.Count > 1500, $"{lines.Count} lines.");
        Assert.Empty(lines.GroupBy(line => (line.Kind, line.Pattern)).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void A_click_id_is_named_without_its_value()
    {
        Assert.Equal("li_fat_id", ClickId.In("https://acme.example/?li_fat_id=5f2c&fbclid=9")!.Name);
        Assert.Null(ClickId.In("https://acme.example/?a=b"));
    }

    private static string Channel(ChannelSettings settings, string referrer) => ChannelClassifier.Classify(new ChannelVisit { Referrer = referrer }, settings).Channel;
}
