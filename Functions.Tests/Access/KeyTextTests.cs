namespace SocialFunnel.Access;

public sealed class KeyTextTests
{
    [Theory]
    [InlineData("acme")]
    [InlineData("a")]
    [InlineData("a-b-c-0123456789-0123456789-0123456789-0123456789-0123456789-ab")]
    public void A_key_says_which_brand_it_is_of(string brand)
    {
        // Secrets hold underscores too.
        for (var i = 0; i < 100; i++)
        {
            var made = KeyText.Make(brand);

            Assert.Equal(made, KeyText.Read(made.Text));
            Assert.Equal((brand, made.Id), (made.Brand, made.Id));
        }
    }

    [Fact]
    public void No_two_keys_are_the_same_and_a_replaced_one_keeps_its_id()
    {
        var keys = Enumerable.Range(0, 1000).Select(_ => KeyText.Make("acme")).ToList();

        Assert.Equal(1000, keys.Select(key => key.Id).Distinct().Count());
        Assert.Equal(1000, keys.Select(key => key.Hash).Distinct().Count());
        Assert.Equal(keys[0].Id, KeyText.Make("acme", keys[0].Id).Id);
        Assert.NotEqual(keys[0].Text, KeyText.Make("acme", keys[0].Id).Text);
    }

    [Fact]
    public void A_hash_says_nothing_of_its_key()
    {
        var key = KeyText.Make("acme");

        Assert.Equal(64, key.Hash.Length);
        Assert.DoesNotContain(key.LastFour, key.Hash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sfk_acme_23456789bcdf_")]
    [InlineData("sfk_Acme_23456789bcdf_0123456789012345678901234567890123456789012")]
    [InlineData("sfk__23456789bcdf_0123456789012345678901234567890123456789012")]
    [InlineData("sfk_acme_../../brands_0123456789012345678901234567890123456789012")]
    [InlineData("sfx_acme_23456789bcdf_0123456789012345678901234567890123456789012")]
    [InlineData("sfk_acme_23456789bcdf_01234567890123456789012345678901234567890123")]
    [InlineData("sfk_acme_23456789bcdf_0123456789012345678901234567890123456789012,sfk_acme_23456789bcdf_0123456789012345678901234567890123456789012")]
    public void What_is_no_key_is_none(string text) => Assert.Null(KeyText.Read(text));
}
