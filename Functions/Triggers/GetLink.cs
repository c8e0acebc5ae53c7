using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Gives the tagged link to post on a platform.</summary>
public sealed class GetLink(BrandAccess access)
{
    [Function(nameof(GetLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/links")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, found => Task.FromResult(LinkReport.Give(request, found)), cancellation);
}
