using CsCheck;

namespace SocialFunnel.Store;

public sealed class TableKeysTests
{
    private const int MostCharacters = 512;

    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly DateTimeOffset At = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    // Texts that collide if anything can: few letters, those that are escaped, the escape sign, hex digits, and halves of surrogate pairs.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String[Gen.OneOf<char>('!', '|', '/', '0', '2', 'F', 'h', 'a', '\u0001', '\uD83D', '\uDCA5', 'é'), 0, 8],
        Gen.String[0, 20],
        Gen.Select(Gen.String[Gen.Char['a', 'b'], 130, 150], Gen.String[Gen.OneOf<char>('/', 'é', '\uD83D', '\uDCA5'), 0, 150], (start, end) => start + end));

    [Fact]
    public void Two_texts_never_share_a_key() => Gen.Select(Texts, Texts).Sample((one, other) => (one == other) == (TableKeys.Escape(one) == TableKeys.Escape(other)), iter: 20_000);

    [Fact]
    public void Two_lists_of_texts_never_share_a_key() => Gen.Select(Texts.Array[1, 3], Texts.Array[1, 3])
        .Sample((one, other) => one.SequenceEqual(other) == (TableKeys.Join(one) == TableKeys.Join(other)), iter: 20_000);

    [Fact]
    public void A_key_holds_nothing_that_a_table_refuses() => Texts.Sample(
        text =>
        {
            var key = TableKeys.Escape(text);
            return !key.Any(c => c is '/' or '\\' or '#' or '?' or '%' || char.IsControl(c)) && key.Length <= 140 && Whole(key);
        },
        iter: 20_000);

    [Theory]
    [InlineData("#1001", "!00231001")]
    [InlineData("a/b", "a!002Fb")]
    [InlineData("Müller & Söhne", "Müller & Söhne")]
    [InlineData("💥", "💥")]
    [InlineData("", "")]
    [InlineData("a!b", "a!0021b")]
    public void Keys_stay_readable(string text, string key) => Assert.Equal(key, TableKeys.Escape(text));

    [Fact]
    public void The_longest_keys_fit()
    {
        var longest = new string('\uD83D', 400);
        var account = new Account(Platform.Parse(new string('p', 40)), longest);
        string[] keys =
        [
            TableKeys.History(TableKeys.Post(account, Day, longest, longest), "event", At),
            TableKeys.History(TableKeys.Month("conversion-day", longest, longest, Day, longest), "23.profileVisits", At),
            TableKeys.History(TableKeys.Month("effort", longest, longest, Day, longest), "23.spend_EUR", At),
            TableKeys.History(TableKeys.Conversion(longest, longest), "event", At),
            TableKeys.History(TableKeys.Touch(longest, At, 9999), "event", At),
            TableKeys.Pull("2026-11-23-0123456789abcdef01", longest),
        ];

        Assert.All(keys, key => Assert.InRange(key.Length, 1, MostCharacters));
    }

    [Fact]
    public void A_prefix_finds_its_own_keys_and_no_others() => Gen.Select(Texts, Texts, Texts).Sample(
        (prefix, other, rest) =>
        {
            var (start, key) = (TableKeys.Join(prefix), TableKeys.Join(other, rest));
            var found = string.CompareOrdinal(key, TableKeys.From(start)) >= 0 && string.CompareOrdinal(key, TableKeys.After(start)) < 0;
            return found == (prefix == other);
        },
        iter: 20_000);

    [Fact]
    public void Open_runs_sort_as_their_brands_do()
    {
        string[] brands = ["a", "a-b", "a0", "aa", "acme", "acme-eu", "b"];
        var sorted = brands.Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(sorted, brands.OrderBy(brand => TableKeys.OpenRun(brand, "2026-11-23"), StringComparer.Ordinal));
        for (var i = 0; i < sorted.Length; i++)
        {
            var key = TableKeys.OpenRun(sorted[i], "2026-11-23");
            Assert.True(string.CompareOrdinal(key, sorted[i]) > 0 && string.CompareOrdinal(key, TableKeys.AfterOpenRuns(sorted[i])) < 0);
            Assert.True(i == 0 || string.CompareOrdinal(key, TableKeys.AfterOpenRuns(sorted[i - 1])) > 0);
        }
    }

    // No half of a surrogate pair stands alone.
    private static bool Whole(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD || text.Contains('\uFFFD', StringComparison.Ordinal));
}
