using System.Text;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

public sealed class SignedLinksTests
{
    private const string Id = "23456789bcdf";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    private readonly FrozenTime time = new(Now);
    private readonly SignedLinks links;

    public SignedLinksTests() => links = new SignedLinks(Encoding.UTF8.GetBytes(new string('k', 32)), time);

    [Fact]
    public void A_link_opens_its_page_of_its_brand_and_nothing_else()
    {
        var link = links.Sign("hours", "acme", Id, Fortnight);

        Assert.Equal(Id, links.Read("hours", "acme", link.Token));
        Assert.Null(links.Read("worksheet-form", "acme", link.Token));
        Assert.Null(links.Read("hours", "acme-eu", link.Token));
        Assert.Null(links.Read("hours", "acme", link.Token.Replace(Id, "3" + Id[1..], StringComparison.Ordinal)));
        Assert.Null(new SignedLinks(Encoding.UTF8.GetBytes(new string('l', 32)), time).Read("hours", "acme", link.Token));
    }

    [Fact]
    public void A_link_expires()
    {
        var link = links.Sign("hours", "acme", Id, Fortnight);
        Assert.Equal(Now.AddDays(14), link.ExpiresAt);

        time.Now = Now.AddDays(14).AddSeconds(-1);
        Assert.NotNull(links.Read("hours", "acme", link.Token));
        time.Now = Now.AddDays(14);
        Assert.Null(links.Read("hours", "acme", link.Token));
    }

    [Fact]
    public void No_link_with_one_character_changed_opens_anything()
    {
        var token = links.Sign("hours", "acme", Id, Fortnight).Token;

        // The last character carries bits that mean nothing; changing them must not open either.
        Assert.All(Enumerable.Range(0, token.Length), at => Assert.All("0123ABghwxyz_-.", other =>
        {
            var forged = token[..at] + other + token[(at + 1)..];
            Assert.True(forged == token || links.Read("hours", "acme", forged) is null, forged);
        }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("99999999999.23456789bcdf.")]
    [InlineData("99999999999.23456789bcdf.AAAA")]
    [InlineData("-1.23456789bcdf.AAAA")]
    [InlineData("1e9.23456789bcdf.AAAA")]
    [InlineData("99999999999999999999999.23456789bcdf.AAAA")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4")]
    [InlineData("ü.ü.ü")]
    public void What_is_no_link_opens_nothing(string? token) => Assert.Null(links.Read("hours", "acme", token));

    [Fact]
    public void A_brand_that_cannot_be_has_no_link() => Assert.Null(links.Read("hours", "acme\n0", links.Sign("hours", "acme\n0", Id, Fortnight).Token));

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new SignedLinks(new byte[15], time));
}
