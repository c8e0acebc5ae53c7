using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Notices;

namespace SocialFunnel.Triggers;

/// <summary>Takes the address of a webhook that the brand's setting notify names.</summary>
public sealed class PutWebhook(BrandAccess access, WebhookAddresses addresses)
{
    [Function(nameof(PutWebhook))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "brands/{brand}/webhooks/{webhook}")] HttpRequest request, string brand, string webhook, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, found => addresses.Put(request, found, webhook, cancellation), cancellation);
}
