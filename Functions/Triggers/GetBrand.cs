using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Gives a brand's settings as they were written.</summary>
public sealed class GetBrand(BrandAccess access, BrandStore brands)
{
    [Function(nameof(GetBrand))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, () => Give(brand, cancellation), cancellation);

    private async Task<IResult> Give(string brand, CancellationToken cancellation) =>
        await brands.Settings(brand, cancellation) is { } settings ? TypedResults.Text(settings, "application/json") : Problem.NoBrand(brand);
}
