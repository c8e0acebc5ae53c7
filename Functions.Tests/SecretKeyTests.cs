namespace SocialFunnel;

public sealed class SecretKeyTests
{
    [Fact]
    public void A_reference_to_the_vault_that_was_not_resolved_is_no_secret()
    {
        var fault = Assert.Throws<ArgumentException>(() => SecretKey.FromSetting("SocialFunnel:OperatorKey", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/operator-key)"));

        Assert.Contains("was not resolved", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault.example", fault.Message, StringComparison.Ordinal);
    }
}
