using System.Text.Json;

namespace SocialFunnel;

public sealed class PlatformTests
{
    [Theory]
    [InlineData("LinkedIn", "linkedin")]
    [InlineData(" Twitter ", "x")]
    [InlineData("twitter.com", "x")]
    [InlineData("X", "x")]
    [InlineData("a-platform.nobody_knows", "a-platform.nobody_knows")]
    public void A_name_has_one_form(string text, string name) => Assert.Equal(name, Platform.Parse(text).Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-x")]
    [InlineData("in sta")]
    [InlineData("линкедин")]
    [InlineData("linkedin/page")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_name_is_refused(string? text) => Assert.False(Platform.TryParse(text, out _));

    [Fact]
    public void It_is_written_as_its_name_also_as_a_key()
    {
        var json = JsonSerializer.Serialize(new Dictionary<Platform, Platform> { [Platform.Parse("x")] = Platform.Parse("blog") });

        Assert.Equal("{\"x\":\"blog\"}", json);
        Assert.Equal(Platform.Parse("blog"), JsonSerializer.Deserialize<Dictionary<Platform, Platform>>(json)![Platform.Parse("X")]);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Platform>("\"in sta\""));
    }
}
