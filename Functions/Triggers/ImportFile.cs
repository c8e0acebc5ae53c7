using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Runs;

namespace SocialFunnel.Triggers;

/// <summary>Takes a file that somebody downloaded from a platform or a shop, and answers where to ask what was read in it.</summary>
public sealed class ImportFile(BrandAccess access, ImportUpload upload, MessageTraces traces)
{
    [Function(nameof(ImportFile))]
    public Task<AcceptedImport> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "brands/{brand}/imports")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Write, found => Take(request, found, cancellation), problem => new AcceptedImport(problem, []), cancellation);

    private async Task<AcceptedImport> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var (answer, import) = await upload.Take(request, brand, cancellation);
        return new AcceptedImport(answer, import is null ? [] : traces.Stamped([new ImportRequest(brand.Id, import.Id)]));
    }
}

/// <summary>What <see cref="ImportFile"/> gives: the answer, and the import to read.</summary>
public sealed class AcceptedImport(IResult answer, ImportRequest[] imports)
{
    [HttpResult]
    public IResult Answer { get; } = answer;

    [QueueOutput(Queues.Imports)]
    public ImportRequest[] Imports { get; } = imports;
}
