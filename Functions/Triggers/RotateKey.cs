using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Replaces a key of a brand; the one before opens for a while longer.</summary>
public sealed class RotateKey(BrandAccess access, KeyRequests keys)
{
    [Function(nameof(RotateKey))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/keys/{key}/rotate")] HttpRequest request, string brand, string key, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, () => keys.Rotate(request, brand, key, cancellation), cancellation);
}
