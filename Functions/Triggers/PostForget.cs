using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Privacy;

namespace SocialFunnel.Triggers;

/// <summary>Removes what is stored of a customer, whose e-mail address stands in the body.</summary>
public sealed class PostForget(BrandAccess access, PrivacyRequests privacy)
{
    [Function(nameof(PostForget))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/forget")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Administer, found => privacy.Forget(request, found, cancellation), cancellation);
}
