using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel;

/// <summary>Names of the places that notices go to. They stand in keys and logs, so an e-mail address becomes a hash.</summary>
public static class NoticeChannel
{
    /// <summary>The name of a webhook.</summary>
    public static string Of(WebhookTarget webhook) => $"webhook.{webhook.Secret}";

    /// <summary>The name of a mailbox.</summary>
    public static string OfEmail(string address) => $"email.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToLowerInvariant())))[..16]}";

    /// <summary>All that a brand has.</summary>
    public static IEnumerable<string> All(NotifyPlan plan) => plan.Webhooks.Select(Of).Concat(plan.Email.Select(OfEmail));
}
