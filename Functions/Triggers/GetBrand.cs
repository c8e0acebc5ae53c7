using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Gives a brand's settings as they were written.</summary>
public sealed class GetBrand(BrandStore brands)
{
    [Function(nameof(GetBrand))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands/{brand}")] HttpRequest request, string brand, CancellationToken cancellation) =>
        await brands.Settings(brand, cancellation) is { } settings ? TypedResults.Text(settings, "application/json") : Problem.NoBrand(brand);
}
