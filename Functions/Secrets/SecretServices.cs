using System.IO;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialFunnel.Secrets;

/// <summary>Chooses where secrets are kept.</summary>
public static class SecretServices
{
    /// <summary>Registers Key Vault where its address is set (<c>SocialFunnel:KeyVault:Uri</c>), else files in a folder; where there is neither, what needs a secret says what to set.</summary>
    /// <param name="services">The services. What was registered before stays.</param>
    /// <param name="folder">Folder for files; null where there is no lasting one, as in Azure.</param>
    public static IServiceCollection AddSecrets(this IServiceCollection services, string? folder = null)
    {
        services.TryAddSingleton<SecretLeases>();
        services.TryAddSingleton<OAuthTokens>();
        services.TryAddSingleton(provider => Create(provider.GetRequiredService<IConfiguration>(), folder));
        return services;
    }

    private static ISecretStore Create(IConfiguration configuration, string? folder) =>
        configuration[KeyVaultSecrets.Setting] is { Length: > 0 } address ? Vault(address, configuration["AzureWebJobsStorage:clientId"])
        : folder is not null ? Files(folder)
        : new NoSecrets();

    private static KeyVaultSecrets Vault(string text, string? clientId) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https"
        ? new KeyVaultSecrets(new SecretClient(address, new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId })))
        : throw new InvalidOperationException($"{KeyVaultSecrets.Setting} must be the address of a vault, such as https://NAME.vault.azure.net/.");

    private static FileSecrets Files(string folder)
    {
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new FileSecrets(DataProtectionProvider.Create(keys, builder => builder.SetApplicationName("SocialFunnel")), Path.Combine(folder, "secrets"));
    }

    private sealed class NoSecrets : ISecretStore
    {
        private static InvalidOperationException Missing => new($"{KeyVaultSecrets.Setting} is missing: set it to the address of the vault that keeps vendors' tokens.");

        public Task<string?> Find(SecretName name, CancellationToken cancellation) => Task.FromException<string?>(Missing);

        public Task Save(SecretName name, string secret, CancellationToken cancellation) => Task.FromException(Missing);

        public Task RemoveAll(string brand, CancellationToken cancellation) => Task.CompletedTask;
    }
}
