using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Takes the ticked worksheet back, as CSV.</summary>
public sealed class PostWorksheet(BrandStore brands, WorksheetFile worksheet)
{
    [Function(nameof(PostWorksheet))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "brands/{brand}/worksheet")] HttpRequest request, string brand, CancellationToken cancellation) =>
        brands.Answer(brand, found => worksheet.Take(request, found, cancellation), cancellation);
}
