using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Shows the worksheet as a form to whoever holds a link.</summary>
public sealed class GetWorksheetForm(BrandAccess access, WorksheetForm form)
{
    // Whoever holds a signed link needs no key.
    [Function(nameof(GetWorksheetForm))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/worksheet-form")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.AnswerLink(request, brand, SharedPage.Worksheet, found => form.Show(request, found, cancellation), cancellation);
}
