using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Lists the brands.</summary>
public sealed class GetBrands(BrandStore brands)
{
    [Function(nameof(GetBrands))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands")] HttpRequest request, CancellationToken cancellation) =>
        TypedResults.Ok(await brands.List(null, null, cancellation).Select(BrandListItem.From).ToListAsync(cancellation));
}
