using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Shows the form of a week's hours to whoever holds a link.</summary>
public sealed class GetHours(BrandAccess access, HoursForm form)
{
    // Whoever holds a signed link needs no key.
    [Function(nameof(GetHours))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/hours")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.AnswerLink(request, brand, SharedPage.Hours, found => form.Show(request, found, cancellation), cancellation);
}
