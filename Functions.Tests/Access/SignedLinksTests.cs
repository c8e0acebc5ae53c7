using System.Text;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

public sealed class SignedLinksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly FrozenTime time = new(Now);
    private readonly SignedLinks links;

    public SignedLinksTests() => links = new SignedLinks(Encoding.UTF8.GetBytes(new string('k', 32)), time);

    [Fact]
    public void A_link_opens_its_form_of_its_brand_and_nothing_else()
    {
        var link = links.Sign("hours", "acme");

        Assert.True(links.Allows("hours", "acme", link.Token));
        Assert.False(links.Allows("worksheet-form", "acme", link.Token));
        Assert.False(links.Allows("hours", "acme-eu", link.Token));
        Assert.False(links.Allows("hours", "acme", link.Token, version: 1));
        Assert.False(new SignedLinks(Encoding.UTF8.GetBytes(new string('l', 32)), time).Allows("hours", "acme", link.Token));
    }

    [Fact]
    public void A_link_expires_after_fourteen_days()
    {
        var link = links.Sign("hours", "acme");
        Assert.Equal(Now.AddDays(14), link.ExpiresAt);

        time.Now = Now.AddDays(14).AddSeconds(-1);
        Assert.True(links.Allows("hours", "acme", link.Token));
        time.Now = Now.AddDays(14);
        Assert.False(links.Allows("hours", "acme", link.Token));
    }

    [Fact]
    public void No_link_with_one_character_changed_opens_anything()
    {
        var token = links.Sign("hours", "acme").Token;

        // The last character carries bits that mean nothing; changing them must not open either.
        Assert.All(Enumerable.Range(0, token.Length), at => Assert.All("0123ABghwxyz_-.", other =>
        {
            var forged = token[..at] + other + token[(at + 1)..];
            Assert.True(forged == token || !links.Allows("hours", "acme", forged), forged);
        }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("99999999999.")]
    [InlineData("99999999999.AAAA")]
    [InlineData("-1.AAAA")]
    [InlineData("1e9.AAAA")]
    [InlineData("99999999999999999999999.AAAA")]
    [InlineData("1.2.3")]
    [InlineData("ü.ü")]
    public void What_is_no_link_opens_nothing(string? token) => Assert.False(links.Allows("hours", "acme", token));

    [Fact]
    public void A_brand_that_cannot_be_has_no_link() => Assert.False(links.Allows("hours", "acme\n0", links.Sign("hours", "acme\n0").Token));

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new SignedLinks(new byte[15], time));
}
