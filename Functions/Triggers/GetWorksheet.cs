using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Gives the worksheet of customers to look up, as CSV or XLSX.</summary>
public sealed class GetWorksheet(BrandStore brands, WorksheetFile worksheet)
{
    [Function(nameof(GetWorksheet))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands/{brand}/worksheet")] HttpRequest request, string brand, CancellationToken cancellation) =>
        brands.Answer(brand, found => worksheet.Give(request, found, cancellation), cancellation);
}
