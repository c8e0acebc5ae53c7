using Azure.Data.Tables;
using CsCheck;

namespace SocialFunnel.Store;

public sealed class LongTextTests
{
    [Fact]
    public void A_text_of_any_length_comes_back() => Gen.Select(Gen.Int[0, 100_000], Gen.OneOf<string>("a", "💥", "é💥")).Sample(
        (length, piece) =>
        {
            var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
            text = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
            var row = new TableEntity("p", "k");

            LongText.Put(row, "Text", text);

            Assert.Equal(text, LongText.Get(row, "Text"));
            Assert.All(row.Where(part => part.Key.StartsWith("Text", StringComparison.Ordinal)), part => Assert.True(Storable((string)part.Value)));
        },
        iter: 100);

    [Fact]
    public void A_text_that_is_not_there_is_null() => Assert.Null(LongText.Get(new TableEntity("p", "k"), "Text"));

    // At most 32K characters, and no half of a surrogate pair, which no encoding can write.
    private static bool Storable(string part) =>
        part.Length <= 32 * 1024 && (part.Length == 0 || !(char.IsLowSurrogate(part[0]) || char.IsHighSurrogate(part[^1])));
}
