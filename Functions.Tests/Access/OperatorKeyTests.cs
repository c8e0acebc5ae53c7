namespace SocialFunnel.Access;

public sealed class OperatorKeyTests
{
    private const string Key = "a key of sixteen characters or more";

    [Fact]
    public void Only_the_whole_key_opens()
    {
        var key = Of(Key);

        Assert.True(key.Is(Key));
        Assert.All(["", "a", Key + " ", Key[1..], Key[..^1], Key.ToUpperInvariant(), $"{Key},{Key}"], given => Assert.False(key.Is(given), given));
    }

    [Fact]
    public void Where_no_key_is_set_nobody_is_the_operator()
    {
        Assert.False(Of(null).Is(""));
        Assert.False(Of("").Is(""));
    }

    [Fact]
    public void A_key_the_host_made_opens_too()
    {
        var key = OperatorKey.From(Configuration(Key), "made by the host");

        Assert.True(key.Is(Key) && key.Is("made by the host"));
    }

    [Fact]
    public void A_short_key_is_refused_and_not_told()
    {
        var fault = Assert.Throws<ArgumentException>(() => Of("too short"));
        Assert.Contains("SocialFunnel:OperatorKey", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("too short'", fault.Message, StringComparison.Ordinal);
    }

    private static OperatorKey Of(string? key) => OperatorKey.From(Configuration(key));

    private static IConfigurationRoot Configuration(string? key) => new ConfigurationBuilder().AddInMemoryCollection([new("SocialFunnel:OperatorKey", key)]).Build();
}
