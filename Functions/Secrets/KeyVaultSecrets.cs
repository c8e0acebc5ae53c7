using Azure;
using Azure.Security.KeyVault.Secrets;

namespace SocialFunnel.Secrets;

/// <summary>Secrets in Azure Key Vault.</summary>
public sealed class KeyVaultSecrets(SecretClient vault) : ISecretStore
{
    /// <summary>Setting that holds the vault's address.</summary>
    public const string Setting = "SocialFunnel:KeyVault:Uri";

    /// <inheritdoc/>
    public async Task<string?> Find(SecretName name, CancellationToken cancellation)
    {
        try
        {
            return (await vault.GetSecretAsync(name.ToString(), cancellationToken: cancellation)).Value.Value;
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task Save(SecretName name, string secret, CancellationToken cancellation)
    {
        try
        {
            await vault.SetSecretAsync(name.ToString(), secret, cancellation);
        }
        catch (RequestFailedException removed) when (removed.Status is 409)
        {
            // A vault keeps what was removed for a while, and its name with it: the brand is back.
            await (await vault.StartRecoverDeletedSecretAsync(name.ToString(), cancellation)).WaitForCompletionAsync(cancellation);
            await vault.SetSecretAsync(name.ToString(), secret, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task RemoveAll(string brand, CancellationToken cancellation)
    {
        await foreach (var secret in vault.GetPropertiesOfSecretsAsync(cancellation))
        {
            if (secret.Name.StartsWith(SecretName.Prefix(brand), StringComparison.Ordinal))
            {
                await vault.StartDeleteSecretAsync(secret.Name, cancellation);
            }
        }
    }
}
