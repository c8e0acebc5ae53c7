using System.IO;
using Microsoft.AspNetCore.DataProtection;

namespace SocialFunnel.Secrets;

public sealed class FileSecretsTests : IDisposable
{
    private const string Secret = "a refresh token that nobody may read";
    private static readonly SecretName Name = new("acme", "x", "token");
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("socialfunnel-secrets-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task A_secret_comes_back_in_another_process_and_is_nowhere_in_clear()
    {
        await Store().Save(Name, Secret, CancellationToken.None);

        Assert.Equal(Secret, await Store().Find(Name, CancellationToken.None));
        var files = root.GetFiles("*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("refresh", File.ReadAllText(file.FullName), StringComparison.Ordinal));
        Assert.All(files.Where(file => file.Extension == ".secret"), file => Assert.True(OperatingSystem.IsWindows() || file.UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite), $"{file.UnixFileMode}"));
    }

    [Fact]
    public async Task A_secret_is_replaced_and_a_missing_one_is_none()
    {
        var store = Store();
        Assert.Null(await store.Find(Name, CancellationToken.None));
        await store.Save(Name, "first", CancellationToken.None);
        await store.Save(Name, "second", CancellationToken.None);

        Assert.Equal("second", await store.Find(Name, CancellationToken.None));
        Assert.Single(root.GetDirectories("secrets")[0].GetFiles());
    }

    [Fact]
    public async Task A_file_under_another_name_or_with_other_keys_cannot_be_read()
    {
        await Store().Save(Name, Secret, CancellationToken.None);
        var file = root.GetDirectories("secrets")[0].GetFiles().Single();
        var other = new SecretName("bakery", "x", "token");
        file.CopyTo(Path.Combine(file.DirectoryName!, $"{other}.secret"));
        await Assert.ThrowsAsync<InvalidDataException>(() => Store().Find(other, CancellationToken.None));

        root.GetDirectories("keys")[0].Delete(recursive: true);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Store().Find(Name, CancellationToken.None));
        Assert.Contains("Connect the source again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_a_brands_secrets_leaves_those_of_others()
    {
        var store = Store();
        await store.Save(Name, Secret, CancellationToken.None);
        await store.Save(new SecretName("acme", "linkedin", "token"), Secret, CancellationToken.None);
        await store.Save(new SecretName("acme-x", "token", "token"), "of another", CancellationToken.None);

        await store.RemoveAll("acme", CancellationToken.None);

        Assert.Null(await store.Find(Name, CancellationToken.None));
        Assert.Equal("of another", await store.Find(new SecretName("acme-x", "token", "token"), CancellationToken.None));
        await Store("nothing-there-yet").RemoveAll("acme", CancellationToken.None);
    }

    [Theory]
    [InlineData("acme", "x-y", "token", "acme-x", "y", "token")]
    [InlineData("acme", "x", "y-token", "acme", "x-y", "token")]
    public void Names_that_read_the_same_are_not(string brand, string source, string what, string brand2, string source2, string what2)
    {
        var name = new SecretName(brand, source, what).ToString();

        Assert.NotEqual(name, new SecretName(brand2, source2, what2).ToString());
        Assert.Matches("^[0-9a-zA-Z-]{1,127}$", name);
        Assert.Matches("^[0-9a-zA-Z-]{1,127}$", new SecretName(new string('a', 63), new string('b', 63), "token").ToString());
    }

    private FileSecrets Store(string folder = "secrets") =>
        new(DataProtectionProvider.Create(root.CreateSubdirectory("keys"), builder => builder.SetApplicationName("SocialFunnel")), Path.Combine(root.FullName, folder));
}
