using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Lists the links of a brand that were given out and open something.</summary>
public sealed class GetShares(BrandAccess access, SharedLinks links)
{
    [Function(nameof(GetShares))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/shares")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, () => links.List(brand, cancellation), cancellation);
}
