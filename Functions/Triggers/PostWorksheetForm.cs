using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Takes the worksheet as a form from whoever holds a link.</summary>
public sealed class PostWorksheetForm(BrandAccess access, WorksheetForm form)
{
    // Whoever holds a signed link needs no key.
    [Function(nameof(PostWorksheetForm))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/worksheet-form")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.AnswerLink(request, brand, SharedPage.Worksheet, found => form.Take(request, found, cancellation), cancellation);
}
