using System.IO;
using Microsoft.AspNetCore.DataProtection;
using SocialFunnel.Hosting;

namespace SocialFunnel.Secrets;

/// <summary>Several instances of the program, one storage account, and a vendor that voids a refresh token once it is used.</summary>
[Collection("azurite")]
public sealed class OAuthTokensTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("socialfunnel-secrets-");
    private readonly StorageAccount account;
    private readonly Lock sync = new();
    private string valid = "refresh-0";
    private int refreshes;

    public OAuthTokensTests(AzuriteFixture azurite) => account = azurite.NewAccount();

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task Instances_that_refresh_at_once_do_not_lose_a_rotated_token()
    {
        var instances = Enumerable.Range(0, 6).Select(_ => Instance()).ToArray();
        await instances[0].Save("acme", "x", new OAuthToken("access-0", Now.AddHours(-1), "refresh-0"), CancellationToken.None);

        for (var round = 1; round <= 4; round++)
        {
            var rejected = $"access-{round - 1}";
            var tokens = await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.Fresh("acme", "x", Rotate, CancellationToken.None, rejected))));

            Assert.Equal([$"access-{round}"], tokens.Select(token => token!.AccessToken).Distinct());
            Assert.Equal(round, refreshes);
            Assert.Equal(valid, (await instances[0].Find("acme", "x", CancellationToken.None))!.RefreshToken);
        }
    }

    [Fact]
    public async Task A_new_token_is_stored_before_anybody_uses_it()
    {
        var failing = new FailingStore(Files());
        var tokens = new OAuthTokens(failing, new SecretLeases(account.Blobs, TimeProvider.System), TimeProvider.System);
        await tokens.Save("acme", "x", new OAuthToken("access-0", Now.AddHours(-1), "refresh-0"), CancellationToken.None);
        failing.Fails = true;

        await Assert.ThrowsAsync<IOException>(() => tokens.Fresh("acme", "x", Rotate, CancellationToken.None));

        // And the lease was given back.
        failing.Fails = false;
        (valid, refreshes) = ("refresh-0", 0);
        Assert.Equal("access-1", (await tokens.Fresh("acme", "x", Rotate, CancellationToken.None))!.AccessToken);
        Assert.Equal("access-1", (await Instance().Find("acme", "x", CancellationToken.None))!.AccessToken);
    }

    [Fact]
    public async Task A_token_that_still_opens_is_left_alone_and_one_that_cannot_be_refreshed_is_given_as_it_is()
    {
        var tokens = Instance();
        Assert.Null(await tokens.Fresh("acme", "x", Rotate, CancellationToken.None));
        await tokens.Save("acme", "x", new OAuthToken("access-0", Now.AddHours(1), "refresh-0"), CancellationToken.None);
        await tokens.Save("acme", "y", new OAuthToken("access-y", Now.AddHours(-1)), CancellationToken.None);

        Assert.Equal("access-0", (await tokens.Fresh("acme", "x", Rotate, CancellationToken.None))!.AccessToken);
        Assert.Equal("access-y", (await tokens.Fresh("acme", "y", Rotate, CancellationToken.None))!.AccessToken);
        Assert.Equal(0, refreshes);
    }

    [Fact]
    public async Task A_vendor_that_keeps_the_refresh_token_need_not_repeat_it()
    {
        var tokens = Instance();
        var end = Now.AddDays(300);
        await tokens.Save("acme", "x", new OAuthToken("access-0", Now.AddHours(-1), "refresh-0", end), CancellationToken.None);

        await tokens.Fresh("acme", "x", (_, _) => Task.FromResult(new OAuthToken("access-1", Now.AddHours(2))), CancellationToken.None);

        Assert.Equal(("refresh-0", end), ((await tokens.Find("acme", "x", CancellationToken.None))!.RefreshToken, (await tokens.Find("acme", "x", CancellationToken.None))!.RefreshExpiresAt));
    }

    [Fact]
    public void A_sign_in_that_will_end_soon_is_told_two_weeks_ahead()
    {
        Assert.Null(new OAuthToken("a", Now.AddDays(15)).ExpiryNote("LinkedIn", "linkedin", Now));
        Assert.Null(new OAuthToken("a", Now.AddHours(1), "r", Now.AddDays(100)).ExpiryNote("LinkedIn", "linkedin", Now));
        var note = new OAuthToken("a", Now.AddHours(1), "r", Now.AddDays(9.5)).ExpiryNote("LinkedIn", "linkedin", Now);
        Assert.All(["LinkedIn", "in 9 days", "connect linkedin"], part => Assert.Contains(part, note, StringComparison.Ordinal));
        Assert.DoesNotContain("secret", new OAuthToken("secret", null, "secret").ToString(), StringComparison.Ordinal);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private OAuthTokens Instance() => new(Files(), new SecretLeases(account.Blobs, TimeProvider.System), TimeProvider.System);

    private FileSecrets Files() => new(DataProtectionProvider.Create(root.CreateSubdirectory("keys"), builder => builder.SetApplicationName("SocialFunnel")), Path.Combine(root.FullName, "secrets"));

    // As a vendor does it: the refresh token that was used is void.
    private Task<OAuthToken> Rotate(OAuthToken token, CancellationToken cancellation)
    {
        lock (sync)
        {
            Assert.Equal(valid, token.RefreshToken);
            refreshes++;
            valid = $"refresh-{refreshes}";
            return Task.FromResult(new OAuthToken($"access-{refreshes}", Now.AddHours(2), valid));
        }
    }

    private sealed class FailingStore(ISecretStore inner) : ISecretStore
    {
        public bool Fails { get; set; }

        public Task<string?> Find(SecretName name, CancellationToken cancellation) => inner.Find(name, cancellation);

        public Task Save(SecretName name, string secret, CancellationToken cancellation) => Fails ? Task.FromException(new IOException("the disk is full")) : inner.Save(name, secret, cancellation);

        public Task RemoveAll(string brand, CancellationToken cancellation) => inner.RemoveAll(brand, cancellation);
    }
}
