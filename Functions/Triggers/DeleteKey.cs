using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Takes a key of a brand away, at once.</summary>
public sealed class DeleteKey(BrandAccess access, KeyRequests keys)
{
    [Function(nameof(DeleteKey))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "brands/{brand}/keys/{key}")] HttpRequest request, string brand, string key, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, () => keys.Revoke(brand, key, cancellation), cancellation);
}
