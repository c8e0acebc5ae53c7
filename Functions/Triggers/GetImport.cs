using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Tells what was read in a file that was sent.</summary>
public sealed class GetImport(BrandAccess access, ImportStore imports)
{
    [Function(nameof(GetImport))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/imports/{import}")] HttpRequest request, string brand, string import, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, () => Give(brand, import, cancellation), cancellation);

    private async Task<IResult> Give(string brand, string import, CancellationToken cancellation) =>
        BrandId.IsValid(brand) && ImportStatus.IsId(import) && await imports.Find(brand, import, cancellation) is { } found
            ? TypedResults.Ok(ImportStatus.Of(found))
            : Problem.NotFound($"Brand '{BrandId.Shown(brand)}' has no import '{BrandId.Shown(import)}'.");
}
