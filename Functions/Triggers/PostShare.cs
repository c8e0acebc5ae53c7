using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;

namespace SocialFunnel.Triggers;

/// <summary>Gives a signed link to a page of a brand, for somebody without an account.</summary>
public sealed class PostShare(BrandAccess access, SharedLinks links)
{
    [Function(nameof(PostShare))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/shares")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => links.Create(request, found, cancellation), cancellation);
}
