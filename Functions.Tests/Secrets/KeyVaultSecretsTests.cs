using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace SocialFunnel.Secrets;

/// <summary>Key Vault's own client against a vault in memory that answers as the service documents it.</summary>
public sealed class KeyVaultSecretsTests
{
    [Fact]
    public async Task A_secret_is_kept_replaced_found_and_removed()
    {
        using var vault = new Vault();
        var store = Store(vault);
        var (name, other) = (new SecretName("acme", "x", "token"), new SecretName("acme-x", "x", "token"));
        Assert.Null(await store.Find(name, CancellationToken.None));

        await store.Save(name, "first", CancellationToken.None);
        await store.Save(name, "second", CancellationToken.None);
        await store.Save(other, "of another", CancellationToken.None);
        Assert.Equal("second", await store.Find(name, CancellationToken.None));

        await store.RemoveAll("acme", CancellationToken.None);
        Assert.Null(await store.Find(name, CancellationToken.None));
        Assert.Equal("of another", await store.Find(other, CancellationToken.None));

        // The vault keeps the removed one, and refuses its name until it is recovered.
        await store.Save(name, "third", CancellationToken.None);
        Assert.Equal("third", await store.Find(name, CancellationToken.None));
        Assert.Equal(1, vault.Recovered);
    }

    private static KeyVaultSecrets Store(Vault vault)
    {
        // A handler without a network needs no factory.
        var options = new SecretClientOptions { Transport = new HttpClientTransport(vault), DisableChallengeResourceVerification = true };
        return new KeyVaultSecrets(new SecretClient(new Uri("https://acme.vault.azure.net"), new Credential(), options));
    }

    private sealed class Credential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("t", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(new AccessToken("t", DateTimeOffset.MaxValue));
    }

    private sealed class Vault : HttpMessageHandler
    {
        private readonly SortedDictionary<string, string> secrets = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> deleted = new(StringComparer.Ordinal);

        public int Recovered { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var name = request.RequestUri!.Segments.ElementAtOrDefault(2)?.Trim('/');
            if (request.Headers.Authorization is null)
            {
                var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized);
                challenge.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"");
                return challenge;
            }

            switch (request.Method.Method)
            {
                case "PUT" when deleted.ContainsKey(name!):
                    return new HttpResponseMessage(HttpStatusCode.Conflict) { Content = JsonContent.Create(new { error = new { code = "Conflict", message = "It is deleted, but recoverable." } }) };
                case "POST" when request.RequestUri.AbsolutePath.EndsWith("/recover", StringComparison.Ordinal):
                    Recovered++;
                    deleted.Remove(name!, out var back);
                    secrets[name!] = back!;
                    return Answer(Secret(name!));
                case "PUT":
                    secrets[name!] = (await request.Content!.ReadFromJsonAsync<JsonObject>(cancellationToken))!["value"]!.GetValue<string>();
                    return Answer(Secret(name!));
                case "DELETE":
                    var gone = Secret(name!);
                    deleted[name!] = secrets[name!];
                    secrets.Remove(name!);
                    return Answer(gone);
                default:
                    return name is null ? Answer(new JsonObject { ["value"] = new JsonArray([.. secrets.Keys.Select(Secret)]) })
                        : secrets.ContainsKey(name) ? Answer(Secret(name))
                        : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { error = new { code = "SecretNotFound", message = "none" } }) };
            }
        }

        private JsonObject Secret(string name) => new() { ["id"] = $"https://acme.vault.azure.net/secrets/{name}/1", ["value"] = secrets[name], ["attributes"] = new JsonObject { ["enabled"] = true } };

        private static HttpResponseMessage Answer(JsonNode body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
    }
}
