using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Takes the ticked worksheet back, as CSV.</summary>
public sealed class PostWorksheet(BrandAccess access, WorksheetFile worksheet)
{
    [Function(nameof(PostWorksheet))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/worksheet")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => worksheet.Take(request, found, cancellation), cancellation);
}
