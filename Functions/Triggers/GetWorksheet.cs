using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Gives the worksheet of customers to look up, as CSV or XLSX.</summary>
public sealed class GetWorksheet(BrandAccess access, WorksheetFile worksheet)
{
    [Function(nameof(GetWorksheet))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/worksheet")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, found => worksheet.Give(request, found, cancellation), cancellation);
}
