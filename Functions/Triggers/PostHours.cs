using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Takes the form of a week's hours from whoever holds a link.</summary>
public sealed class PostHours(BrandAccess access, HoursForm form)
{
    // Whoever holds a signed link needs no key.
    [Function(nameof(PostHours))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/hours")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.AnswerLink(request, brand, SharedPage.Hours, found => form.Take(request, found, cancellation), cancellation);
}
