using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Makes a key of a brand; it is told in this answer only.</summary>
public sealed class PostKey(BrandAccess access, KeyRequests keys)
{
    [Function(nameof(PostKey))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/keys")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, found => keys.Create(request, found, cancellation), cancellation);
}
