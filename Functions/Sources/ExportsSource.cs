using System.Runtime.CompilerServices;
using System.Text.Json;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Sources;

/// <summary>
/// Reads the files a brand puts into its folder: every file, every night. A reading is as old as its file, so that an unchanged file
/// says nothing new and a newer file wins over an older one. Forms: <c>docs/csv.md</c>, and of vendors <c>docs/exports.md</c>.
/// </summary>
public sealed class ExportsSource(IExportFiles files, Lazy<CustomerKeys> customers) : ISource
{
    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: null, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.Options.ValueKind switch
    {
        JsonValueKind.Object => ExportAnswers.Faults(settings.Options),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [$"'{settings.Options}' is no object: write {{}}."],
    };

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pull = new ExportPull(context, customers.Value);
        var found = await Find(pull, cancellation);
        pull.OrdersBeside = [.. found.Select(entry => entry.Form).OfType<ExportForm>().Where(form => form.Sales == Sales.Orders).Select(form => form.Name).Distinct(StringComparer.Ordinal)];
        foreach (var (file, _) in found.OrderBy(entry => entry.Form is { ReadFirst: false }))
        {
            await foreach (var reading in ExportReader.Read(pull, file, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return reading;
            }
        }

        foreach (var order in pull.Refunds.Settle(context.Refusals, context.Window.Last))
        {
            yield return order;
        }
    }

    private async Task<IReadOnlyList<(ExportFile File, ExportForm? Form)>> Find(ExportPull pull, CancellationToken cancellation)
    {
        var brand = pull.Context.Brand.Id;
        var found = new List<ExportFile>();
        await foreach (var file in files.List(brand, cancellation))
        {
            found.AddRange(await ExportArchive.Unfold(file, cancellation));
        }

        if (found.Count == 0)
        {
            pull.Context.Refusals.Note($"There are no files in {files.PlaceOf(brand)}: put files there, as docs/csv.md and docs/exports.md describe.");
        }

        var recognised = new List<(ExportFile, ExportForm?)>(found.Count);
        foreach (var file in OneAfterAnother(found))
        {
            recognised.Add((file, await ExportReader.Recognise(file, cancellation)));
        }

        return recognised;
    }

    // Files of one upload or archive often share their time of change. Each then counts as a millisecond newer than the one before it by
    // name, so that which of two contradicting files wins is not left to whoever compares times later.
    private static IEnumerable<ExportFile> OneAfterAnother(IEnumerable<ExportFile> files)
    {
        var latest = long.MinValue;
        foreach (var file in files.OrderBy(file => file.LastModified).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            latest = Math.Max(latest + 1, file.LastModified.ToUnixTimeMilliseconds());
            yield return file with { LastModified = DateTimeOffset.FromUnixTimeMilliseconds(latest) };
        }
    }
}
