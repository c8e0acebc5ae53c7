using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Runs a brand now: answers at once, with the address where its progress can be read.</summary>
public sealed class StartRun(BrandAccess access, RunOpener opener, TimeProvider clock)
{
    [Function(nameof(StartRun))]
    public Task<StartedRun> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/runs")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => Start(request, found, cancellation), problem => new StartedRun(problem, []), cancellation);

    private async Task<StartedRun> Start(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var (run, pulls) = await opener.Request(brand, clock.GetUtcNow(), cancellation);
        return new StartedRun(TypedResults.Accepted($"{request.PathBase}{request.Path}/{run.Id}", RunReport.From(new RunStatus(run, []))), pulls);
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
