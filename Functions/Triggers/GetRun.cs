using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Tells where a run stands.</summary>
public sealed class GetRun(RunStore runs)
{
    [Function(nameof(GetRun))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "brands/{brand}/runs/{run}")] HttpRequest request, string brand, string run, CancellationToken cancellation) =>
        BrandId.IsValid(brand) && RunReport.IsId(run) && await runs.Find(brand, run, cancellation) is { } status
            ? TypedResults.Ok(RunReport.From(status))
            : Problem.NotFound($"Brand '{BrandId.Shown(brand)}' has no run '{BrandId.Shown(run)}'.");
}
