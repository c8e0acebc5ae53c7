namespace SocialFunnel.Sources.Http;

public sealed class HtmlLinksTests
{
    private static readonly Uri Here = new("https://blog.example/posts/1/");

    [Theory]
    [InlineData("<a href=\"https://a.example/?x=1&amp;y=2\">a</a>", "https://a.example/?x=1&y=2")]
    [InlineData("<A rel='x' HREF = 'https://a.example/'>a</A>", "https://a.example/")]
    [InlineData("<a href=https://a.example/b>a</a>", "https://a.example/b")]
    [InlineData("<a\nclass=\"wide\"\nhref=\"../2/\">a</a>", "https://blog.example/posts/2/")]
    [InlineData("<a href=\"//a.example/\">a</a>", "https://a.example/")]
    public void A_link_is_found_however_it_is_written(string html, string address) => Assert.Equal([address], HtmlLinks.Of(html, Here));

    [Theory]
    [InlineData(null)]
    [InlineData("no HTML")]
    [InlineData("<a name=\"x\">a</a>")]
    [InlineData("<a href=\"#top\">a</a>")]
    [InlineData("<a href=\"mailto:a@a.example\">a</a>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("<a class=\"u-url mention\" href=\"https://a.example/@b\">a</a>")]
    [InlineData("<abbr href=\"https://a.example/\">a</abbr>")]
    [InlineData("<a href=\"https://a.example/\"")]
    public void What_cannot_be_clicked_or_leads_nowhere_is_none(string? html) => Assert.Empty(HtmlLinks.Of(html, Here));

    [Fact]
    public void A_text_of_tags_without_an_end_takes_no_time()
    {
        var html = string.Concat(Enumerable.Repeat("<a href=\"x", 200_000));

        Assert.Empty(HtmlLinks.Of(html, Here));
    }
}
