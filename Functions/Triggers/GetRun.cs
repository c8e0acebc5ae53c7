using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Tells where a run stands, as JSON or as a page.</summary>
public sealed class GetRun(BrandAccess access, RunStore runs)
{
    [Function(nameof(GetRun))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/runs/{run}")] HttpRequest request, string brand, string run, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, () => Give(request, brand, run, cancellation), cancellation);

    private async Task<IResult> Give(HttpRequest request, string brand, string run, CancellationToken cancellation) =>
        BrandId.IsValid(brand) && RunReport.IsId(run) && await runs.Find(brand, run, cancellation) is { } status
            ? RunReport.From(status).Give(request)
            : Problem.NotFound($"Brand '{BrandId.Shown(brand)}' has no run '{BrandId.Shown(run)}'.");
}
