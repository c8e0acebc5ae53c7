using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Privacy;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Deletes a brand with everything that is stored of it; answers at once, with the address where it is told what was removed.</summary>
public sealed class DeleteBrand(BrandAccess access, PrivacyRequests privacy, MessageTraces traces)
{
    [Function(nameof(DeleteBrand))]
    public Task<DeletedBrand> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "brands/{brand}")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.AnswerAny(request, brand, Permission.Administer, () => Delete(request, brand, cancellation), problem => new DeletedBrand(problem, []), cancellation);

    private async Task<DeletedBrand> Delete(HttpRequest request, string brand, CancellationToken cancellation)
    {
        var started = await privacy.Delete(request, brand, cancellation);
        return new DeletedBrand(started.Answer, traces.Stamped(started.Requests));
    }
}

/// <summary>What <see cref="DeleteBrand"/> gives: the answer, and the work to do.</summary>
public sealed class DeletedBrand(IResult answer, EraseRequest[] requests)
{
    [HttpResult]
    public IResult Answer { get; } = answer;

    [QueueOutput(Queues.Erasures)]
    public EraseRequest[] Requests { get; } = requests;
}
