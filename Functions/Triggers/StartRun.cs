using System.IO;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Runs a brand now: answers at once, with the address where its progress can be read.</summary>
public sealed class StartRun(BrandStore brands, RunOpener opener, TimeProvider clock)
{
    [Function(nameof(StartRun))]
    public async Task<StartedRun> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "brands/{brand}/runs")] HttpRequest request, string brand, CancellationToken cancellation)
    {
        try
        {
            if (await brands.Find(brand, cancellation) is not { } found)
            {
                return new StartedRun(Problem.NoBrand(brand), []);
            }

            var (run, pulls) = await opener.Request(found, clock.GetUtcNow(), cancellation);
            return new StartedRun(TypedResults.Accepted($"{request.PathBase}{request.Path}/{run.Id}", RunReport.From(new RunStatus(run, []))), pulls);
        }
        catch (InvalidDataException invalid)
        {
            return new StartedRun(Problem.Unusable(brand, invalid), []);
        }
    }
}

/// <summary>What <see cref="StartRun"/> gives: the answer, and the pulls to do.</summary>
public sealed class StartedRun(IResult answer, PullRequest[] pulls)
{
    [HttpResult]
    public IResult Answer { get; } = answer;

    [QueueOutput(Queues.Pulls)]
    public PullRequest[] Pulls { get; } = pulls;
}
