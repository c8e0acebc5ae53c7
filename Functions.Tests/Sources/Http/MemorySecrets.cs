using System.Collections.Concurrent;
using SocialFunnel.Secrets;

namespace SocialFunnel.Sources.Http;

/// <summary>Secrets that a test gives to a source.</summary>
internal sealed class MemorySecrets : ISecretStore
{
    private readonly ConcurrentDictionary<SecretName, string> secrets = new();

    public Task<string?> Find(SecretName name, CancellationToken cancellation) => Task.FromResult(secrets.GetValueOrDefault(name));

    public Task Save(SecretName name, string secret, CancellationToken cancellation)
    {
        secrets[name] = secret;
        return Task.CompletedTask;
    }

    public Task RemoveAll(string brand, CancellationToken cancellation)
    {
        foreach (var name in secrets.Keys.Where(name => name.Brand == brand))
        {
            secrets.TryRemove(name, out _);
        }

        return Task.CompletedTask;
    }
}
