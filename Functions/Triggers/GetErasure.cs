using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Privacy;

namespace SocialFunnel.Triggers;

/// <summary>Tells where the deletion of a brand stands, and what it removed.</summary>
public sealed class GetErasure(BrandAccess access, PrivacyRequests privacy)
{
    [Function(nameof(GetErasure))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/erasure")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, () => privacy.Tell(brand, cancellation), cancellation);
}
