using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Entries;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Stores hours and spend of some days, told by a program.</summary>
public sealed class PostEffort(BrandAccess access, HoursBook book)
{
    private const int MostBytes = 64 * 1024;

    [Function(nameof(PostEffort))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/effort")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => Take(request, found, cancellation), cancellation);

    private async Task<IResult> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        if (await RequestBody.Text(request, MostBytes, cancellation) is not { } text)
        {
            return Problem.TooLarge($"Hours and spend are at most {MostBytes / 1024} KiB at once.");
        }

        var faults = new List<Fault>();
        return EffortJson.Read(text, book.Today(brand), faults) is { } entry
            ? TypedResults.Ok(EffortReport.Of(brand, entry, await book.Save(brand, entry, cancellation)))
            : Problem.Invalid("The hours cannot be taken.", faults);
    }
}
