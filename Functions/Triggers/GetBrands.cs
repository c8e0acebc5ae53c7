using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Lists the brands that the caller may see.</summary>
public sealed class GetBrands(BrandAccess access, BrandStore brands)
{
    [Function(nameof(GetBrands))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands")] HttpRequest request, CancellationToken cancellation) =>
        access.AnswerVisible(request, visible => Give(visible, cancellation), cancellation);

    private async Task<IResult> Give(IReadOnlyCollection<string>? visible, CancellationToken cancellation) => TypedResults.Ok(
        await brands.List(visible?.Min(StringComparer.Ordinal), visible?.Max(StringComparer.Ordinal), cancellation)
            .Where(brand => visible?.Contains(brand.Id) != false).Select(BrandListItem.From).ToListAsync(cancellation));
}
