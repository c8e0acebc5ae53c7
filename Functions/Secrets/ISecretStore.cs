namespace SocialFunnel.Secrets;

/// <summary>Keeps vendors' tokens: Key Vault in Azure, encrypted files where the program hosts itself. Rows, settings and messages hold nothing but names.</summary>
public interface ISecretStore
{
    /// <summary>A secret; null where there is none.</summary>
    Task<string?> Find(SecretName name, CancellationToken cancellation);

    /// <summary>Writes a secret. When it returns, the secret outlives the process.</summary>
    Task Save(SecretName name, string secret, CancellationToken cancellation);

    /// <summary>Removes all secrets of a brand.</summary>
    Task RemoveAll(string brand, CancellationToken cancellation);
}
