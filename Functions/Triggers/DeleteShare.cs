using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Calls a link of a brand back, at once.</summary>
public sealed class DeleteShare(BrandAccess access, SharedLinks links)
{
    [Function(nameof(DeleteShare))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "brands/{brand}/shares/{share}")] HttpRequest request, string brand, string share, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, () => links.Revoke(brand, share, cancellation), cancellation);
}
