using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads one file that somebody gave, takes its measure, and tells what was read.</summary>
/// <param name="context">Whose file it is, under which source, and how much of it may count.</param>
/// <param name="customers">Makes hashes of customers.</param>
/// <param name="said">What was said about the file.</param>
internal sealed class FileImport(PullContext context, CustomerKeys customers, ExportAnswers said)
{
    private readonly List<TableTally> tallies = [];

    /// <summary>The readings of a file, or of the files of an archive.</summary>
    public async IAsyncEnumerable<Reading> Read(ExportFile file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pull = new ExportPull(context, customers) { Said = said, Tallies = tallies };
        var parts = new List<(ExportFile File, bool IsFirst)>();
        foreach (var part in await ExportArchive.Unfold(file, cancellation))
        {
            parts.Add((part, await ExportReader.Recognise(part, cancellation) is { ReadFirst: true }));
        }

        foreach (var (part, _) in parts.OrderBy(part => !part.IsFirst))
        {
            await foreach (var reading in ExportReader.Read(pull, part, cancellation))
            {
                yield return reading;
            }
        }

        foreach (var order in pull.Refunds.Settle(context.Refusals, context.Window.Last))
        {
            yield return order;
        }
    }

    /// <summary>What was read, once all readings were taken.</summary>
    public ImportReport Report(string file) => ImportReport.Of(file, tallies, context.Refusals);
}
