using System.IO;

namespace SocialFunnel.Sources;

public sealed class CustomerKeysTests
{
    [Fact]
    public void A_key_file_is_made_once_and_read_ever_after()
    {
        var folder = Directory.CreateTempSubdirectory("keys-");
        try
        {
            var path = Path.Combine(folder.FullName, "below", "customer.key");

            var keys = Enumerable.Range(0, 8).AsParallel().Select(_ => CustomerKeys.FromFile(path).KeyOf("acme", "anna")).Distinct().ToList();

            Assert.Single(keys);
            Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_customer_of_one_brand_cannot_be_made_to_look_like_one_of_another() =>
        Assert.NotEqual(CustomerKeys.FromSetting(new string('k', 16)).KeyOf("a", "b"), CustomerKeys.FromSetting(new string('l', 16)).KeyOf("a", "b"));

    [Fact]
    public void A_short_key_is_refused_without_being_shown()
    {
        var refused = Assert.Throws<ArgumentException>(() => CustomerKeys.FromSetting("hunter2"));

        Assert.Contains(CustomerKeys.Setting, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }
}
