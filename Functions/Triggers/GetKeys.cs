using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Lists the keys of a brand, without the keys themselves.</summary>
public sealed class GetKeys(BrandAccess access, KeyRequests keys)
{
    [Function(nameof(GetKeys))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/keys")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, () => keys.List(brand, cancellation), cancellation);
}
