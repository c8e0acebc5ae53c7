using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>
/// Whole reports as compressed blobs, so that reading one is one read: <c>reports/BRAND/RUN/VERSION/WINDOW.json.br</c>. The version is a hash of the reports,
/// so a blob never changes, and a run that is analysed again puts other ones beside it; the brand's row says which count.
/// </summary>
public sealed class ReportSnapshots(BlobServiceClient service)
{
    /// <summary>Days that snapshots are kept: last week's must be there to be compared with, also after a week without runs.</summary>
    public const int KeptDays = 21;

    /// <summary>Container of the snapshots.</summary>
    internal const string Container = "reports";
    private const string Ending = ".json.br";

    // How far back a report may lie, in days, that "since last week" compares with.
    private const int LeastDaysBefore = 7;
    private const int MostDaysBefore = 14;

    private static readonly JsonSerializerOptions Json = Hosting.Json.Create();

    private readonly BlobContainerClient container = service.GetBlobContainerClient(Container);

    /// <summary>Writes the reports of a run, and gives their version. The same reports have the same version, and writing them again changes nothing.</summary>
    public async Task<string> Save(Run run, IReadOnlyList<Report> reports, CancellationToken cancellation)
    {
        var texts = reports.Select(report => JsonSerializer.SerializeToUtf8Bytes(report, Json)).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        texts.ForEach(text => hash.AppendData(text));
        var version = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
        await Task.WhenAll(reports.Zip(texts, (report, text) => Write(Name(run.Brand, run.Id, version, report.Window), text, cancellation)));
        return version;
    }

    /// <summary>Reads the report of a window as JSON; null when there is none, or when it was written in another form than today's.</summary>
    public async Task<Report?> Find(string brand, string run, string version, string window, CancellationToken cancellation)
    {
        try
        {
            var blob = await container.GetBlobClient(Name(brand, run, version, window)).DownloadContentAsync(cancellation);
            using var compressed = new BrotliStream(blob.Value.Content.ToStream(), CompressionMode.Decompress);
            return await JsonSerializer.DeserializeAsync<Report>(compressed, Json, cancellation) is { Version: Report.CurrentVersion } report ? report : null;
        }
        catch (RequestFailedException missing) when (missing.Status is 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reports of a brand about a week before a day, by window; empty when nothing was kept.</summary>
    public async Task<IReadOnlyDictionary<string, Report>> AWeekBefore(string brand, DateOnly day, CancellationToken cancellation)
    {
        var (from, until) = (day.AddDays(-MostDaysBefore), day.AddDays(-LeastDaysBefore));
        var (best, found) = ((Kept?)null, new Dictionary<string, Report>(StringComparer.Ordinal));
        await foreach (var kept in List(brand, cancellation))
        {
            // A night before a request of the same day; a run analysed twice counts as it was written last.
            if (kept.Day >= from && kept.Day <= until && (best is null || kept.CompareTo(best) > 0))
            {
                best = kept;
            }
        }

        if (best is not null)
        {
            foreach (var window in ReportWindow.Every)
            {
                if (await Find(brand, best.Run, best.Version, window.Name, cancellation) is { } report)
                {
                    found[window.Name] = report;
                }
            }
        }

        return found;
    }

    /// <summary>Removes a brand's snapshots that are older than <see cref="KeptDays"/> before a day. Call it only when the brand's row points to a run of that day or later.</summary>
    public async Task RemoveOld(string brand, DateOnly day, CancellationToken cancellation)
    {
        var old = new List<string>();
        await foreach (var kept in List(brand, cancellation))
        {
            if (kept.Day < day.AddDays(-KeptDays))
            {
                old.Add(kept.Name);
            }
        }

        foreach (var name in old)
        {
            await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);
        }
    }

    private async Task Write(string name, byte[] text, CancellationToken cancellation)
    {
        using var compressed = new MemoryStream();
        await using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(text, cancellation);
        }

        var headers = new BlobHttpHeaders { ContentType = "application/json", ContentEncoding = "br" };
        for (var again = false; ; again = true)
        {
            try
            {
                compressed.Position = 0;
                await container.GetBlobClient(name).UploadAsync(compressed, new BlobUploadOptions { HttpHeaders = headers }, cancellation);
                return;
            }
            catch (RequestFailedException missing) when (!again && missing.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            }
        }
    }

    private async IAsyncEnumerable<Kept> List(string brand, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, brand + "/", cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(blobs))
        {
            if (Kept.Parse(blobs.Current) is { } kept)
            {
                yield return kept;
            }
        }
    }

    private static async Task<bool> Next(IAsyncEnumerator<BlobItem> blobs)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
    }

    private static string Name(string brand, string run, string version, string window) => $"{brand}/{run}/{version}/{window}{Ending}";

    private sealed record Kept(string Name, DateOnly Day, string Run, string Version, DateTimeOffset Written) : IComparable<Kept>
    {
        public static Kept? Parse(BlobItem blob) => blob.Name.Split('/') is [_, var run, var version, _]
            && DateOnly.TryParseExact(run.AsSpan(0, Math.Min(10, run.Length)), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? new Kept(blob.Name, day, run, version, blob.Properties.CreatedOn ?? default)
                : null;

        public int CompareTo(Kept? other) => other is null ? 1
            : Day != other.Day ? Day.CompareTo(other.Day)
            : Run != other.Run ? -string.CompareOrdinal(Run, other.Run)
            : Written.CompareTo(other.Written);
    }
}
