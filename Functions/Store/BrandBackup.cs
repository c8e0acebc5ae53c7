using System.IO;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace SocialFunnel.Store;

/// <summary>
/// Writes all rows and blobs of a brand into one file, and brings them back. Row by row, so that memory does not grow with the brand. What a run writes meanwhile may
/// be in it in part: the next night brings it back to order, as after any interruption.
/// </summary>
public sealed class BrandBackup(BrandData data, TableServiceClient tables, BlobServiceClient blobs, TimeProvider clock)
{
    private const int RowsAtOnce = 1000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a brand.</summary>
    /// <param name="brand">The brand's id.</param>
    /// <param name="stream">Where to; need not be seekable.</param>
    /// <param name="cancellation">Ends it; the file is then useless.</param>
    /// <returns>What was written; nothing at all means that there is no such brand.</returns>
    public async Task<BackupCount> Write(string brand, Stream stream, CancellationToken cancellation)
    {
        var (rows, files, sums) = (0L, 0L, new SortedDictionary<string, string>(StringComparer.Ordinal));
        await using var file = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        BackupFile.Write(file, BackupFile.Label, new BackupLabel(BackupLabel.Name, BackupFile.Version, brand, clock.GetUtcNow()));
        Part? part = null;
        await foreach (var (table, row) in data.Rows(brand, cancellation))
        {
            var name = $"{BackupFile.Tables}{table}{BackupFile.Rows}";
            if (part?.Name != name)
            {
                part?.End(sums);
                part = new Part(file, name);
            }

            await part.Write(Utf8.GetBytes(RowText.Write(row) + "\n"), cancellation);
            rows++;
        }

        part?.End(sums);
        await foreach (var blob in data.Blobs(brand, cancellation))
        {
            part = new Part(file, $"{BackupFile.Blobs}{blob.BlobContainerName}/{blob.Name}");
            await using (var content = await blob.OpenReadAsync(cancellationToken: cancellation))
            {
                await part.CopyFrom(content, cancellation);
            }

            part.End(sums);
            files++;
        }

        BackupFile.Write(file, BackupFile.Sums, sums);
        return new BackupCount(brand, rows, files);
    }

    /// <summary>Brings a brand back.</summary>
    /// <param name="stream">The file; seekable.</param>
    /// <param name="replace">Whether a brand that exists is removed first, with all that the file does not hold.</param>
    /// <param name="cancellation">Ends it; do it again then, with <paramref name="replace"/>.</param>
    /// <exception cref="InvalidDataException">The file is no backup or is damaged; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The brand exists, and shall not be replaced; nothing was changed.</exception>
    public async Task<BackupCount> Restore(Stream stream, bool replace, CancellationToken cancellation)
    {
        await using var file = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var brand = (await BackupFile.Check(file, cancellation)).Brand;
        await foreach (var _ in Contents(file, brand, cancellation))
        {
            // Every row is read once before the first is written.
        }

        if (await data.Exists(brand, cancellation))
        {
            if (!replace)
                throw new InvalidOperationException($"Brand '{brand}' exists. Remedy: --replace removes what it has, with all that the backup does not hold.");
            await data.Remove(brand, cancellation);
        }

        // A deletion that is still under way, or looks again, would take away what is brought back.
        var erasures = tables.GetTableClient("erasures");
        await erasures.CreateIfNotExistsAsync(cancellation);
        await erasures.DeleteEntityAsync(TableKeys.Erasures, brand, ETag.All, cancellation);
        var (rows, files) = (0L, 0L);
        foreach (var entry in file.Entries.Where(entry => entry.FullName.StartsWith(BackupFile.Blobs, StringComparison.Ordinal)))
        {
            var (container, name) = BlobOf(entry);
            var client = blobs.GetBlobContainerClient(container);
            await client.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await using var content = entry.Open();
            await client.GetBlobClient(name).UploadAsync(content, overwrite: true, cancellation);
            files++;
        }

        // The row among the brands comes last in the file too: no night begins before everything is there.
        await foreach (var batch in Contents(file, brand, cancellation).Chunk(RowsAtOnce))
        {
            foreach (var table in batch.GroupBy(row => row.Table))
            {
                var client = tables.GetTableClient(table.Key);
                await client.CreateIfNotExistsAsync(cancellation);
                await TableBatch.Submit(client, table.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row.Row)), cancellation);
            }

            rows += batch.Length;
        }

        return new BackupCount(brand, rows, files);
    }

    // A file from elsewhere must not write into other brands.
    private static async IAsyncEnumerable<(string Table, TableEntity Row)> Contents(
        ZipArchive file, string brand, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var entry in file.Entries.Where(entry => entry.FullName is not (BackupFile.Label or BackupFile.Sums)))
        {
            if (entry.FullName.StartsWith(BackupFile.Blobs, StringComparison.Ordinal))
            {
                var (container, name) = BlobOf(entry);
                if (!BrandData.OwnsBlob(brand, container, name))
                    throw new InvalidDataException($"The backup holds {entry.FullName}, which is none of brand '{brand}'.");
                continue;
            }

            if (!entry.FullName.StartsWith(BackupFile.Tables, StringComparison.Ordinal) || !entry.FullName.EndsWith(BackupFile.Rows, StringComparison.Ordinal))
                throw new InvalidDataException($"The backup holds {entry.FullName}, which no backup holds.");
            var table = entry.FullName[BackupFile.Tables.Length..^BackupFile.Rows.Length];
            using var lines = new StreamReader(entry.Open(), Utf8);
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                yield return (table, OwnRow(brand, table, line));
            }
        }
    }

    private static TableEntity OwnRow(string brand, string table, string line)
    {
        try
        {
            var row = RowText.Read(line);
            return BrandData.Owns(brand, table, row.PartitionKey, row.RowKey) ? row : throw new InvalidDataException($"The backup holds a row of table {table} that is none of brand '{brand}'.");
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException($"The backup is damaged in table {table}: {fault.Message}", fault);
        }
    }

    private static (string Container, string Name) BlobOf(ZipArchiveEntry entry) =>
        entry.FullName[BackupFile.Blobs.Length..].Split('/', 2) is [var container, var name] ? (container, name) : throw new InvalidDataException($"The backup holds {entry.FullName}, which is no blob.");

    /// <summary>One part of the file while it is written, and its checksum.</summary>
    private sealed class Part(ZipArchive file, string name)
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly Stream entry = file.CreateEntry(name).Open();

        public string Name => name;

        public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
        {
            hash.AppendData(bytes.Span);
            await entry.WriteAsync(bytes, cancellation);
        }

        public async Task CopyFrom(Stream content, CancellationToken cancellation)
        {
            var buffer = new byte[81920];
            while (await content.ReadAsync(buffer, cancellation) is > 0 and var read)
            {
                await Write(buffer.AsMemory(0, read), cancellation);
            }
        }

        public void End(SortedDictionary<string, string> sums)
        {
            entry.Dispose();
            sums.Add(name, Convert.ToHexStringLower(hash.GetHashAndReset()));
            hash.Dispose();
        }
    }
}

/// <summary>What a backup or its restoration took.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Rows">Rows of tables.</param>
/// <param name="Blobs">Blobs.</param>
public sealed record BackupCount(string Brand, long Rows, long Blobs);
