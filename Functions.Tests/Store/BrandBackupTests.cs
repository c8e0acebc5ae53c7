using System.IO;
using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using CsCheck;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Store;

/// <summary>Brands in a file and back, on real storage.</summary>
[Collection("azurite")]
public sealed class BrandBackupTests(AzuriteFixture azurite)
{
    private static readonly DateOnly Night = new(2026, 11, 23);

    [Fact]
    public async Task A_restored_brand_equals_the_one_that_was_backed_up_row_for_row_and_byte_for_byte()
    {
        await using var world = await TwoBrands();
        var before = await Contents(world, "acme");
        using var file = await Backup(world, "acme");

        await world.Of<BrandData>().Remove("acme", CancellationToken.None);
        Assert.Empty(await Contents(world, "acme"));
        file.Position = 0;
        var count = await world.Of<BrandBackup>().Restore(file, replace: false, CancellationToken.None);

        Assert.Equal(before, await Contents(world, "acme"));
        Assert.Equal(before.Count, count.Rows + count.Blobs);
        Assert.Contains(before, line => line.StartsWith("conversions ", StringComparison.Ordinal));
        Assert.Contains(before, line => line.StartsWith("blob reports/", StringComparison.Ordinal));
        Assert.Equal(350.5m, (await world.Get("/api/brands/acme/roi?window=28d")).GetProperty("platforms")[0].GetProperty("revenue").GetDecimal());
    }

    [Fact]
    public async Task A_deletion_that_is_still_under_way_does_not_take_a_restored_brand_with_it()
    {
        await using var world = await TwoBrands();
        using var file = await Backup(world, "acme");
        await world.Of<BrandData>().Remove("acme", CancellationToken.None);
        await world.Of<SocialFunnel.Privacy.ErasureStore>().Begin("acme", CancellationToken.None);

        file.Position = 0;
        await world.Of<BrandBackup>().Restore(file, replace: false, CancellationToken.None);

        Assert.Null(await world.Of<SocialFunnel.Privacy.ErasureStore>().Find("acme", CancellationToken.None));
    }

    [Fact]
    public async Task Deletions_are_no_brands_data_whatever_a_brand_is_called()
    {
        await using var world = await TwoBrands();
        await world.Of<SocialFunnel.Privacy.ErasureStore>().Begin("acme", CancellationToken.None);
        await world.Put("erasure", BrandFolder.Settings());

        await world.Of<BrandData>().Remove("erasure", CancellationToken.None);

        Assert.NotNull(await world.Of<SocialFunnel.Privacy.ErasureStore>().Find("acme", CancellationToken.None));
    }

    [Fact]
    public async Task A_brand_whose_id_begins_with_anothers_is_neither_taken_nor_touched()
    {
        await using var world = await TwoBrands();
        var neighbour = await Contents(world, "acme-eu");
        using var file = await Backup(world, "acme");

        using (var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            Assert.DoesNotContain(archive.Entries.Where(entry => entry.FullName.EndsWith(".ndjson", StringComparison.Ordinal)), entry => Text(entry).Contains("acme-eu", StringComparison.Ordinal));
        }

        await world.Of<BrandData>().Remove("acme", CancellationToken.None);

        Assert.Equal(neighbour, await Contents(world, "acme-eu"));
    }

    [Fact]
    public async Task An_existing_brand_is_only_replaced_when_that_is_said_and_then_wholly()
    {
        await using var world = await TwoBrands();
        using var file = await Backup(world, "acme");
        var before = await Contents(world, "acme");
        await world.Of<TableServiceClient>().GetTableClient("roi").AddEntityAsync(new TableEntity("acme", "later") { ["Text"] = "since the backup" });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Of<BrandBackup>().Restore(file, replace: false, CancellationToken.None));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before.Count + 1, (await Contents(world, "acme")).Count);

        await world.Of<BrandBackup>().Restore(file, replace: true, CancellationToken.None);
        Assert.Equal(before, await Contents(world, "acme"));
    }

    [Fact]
    public async Task Keys_links_and_secrets_are_not_in_it()
    {
        await using var world = await TwoBrands();
        foreach (var table in new[] { "keys", "shares" })
        {
            var client = world.Of<TableServiceClient>().GetTableClient(table);
            await client.CreateIfNotExistsAsync();
            await client.AddEntityAsync(new TableEntity("acme", "canary") { ["Hash"] = "canary" });
        }

        var sent = world.Of<Azure.Storage.Blobs.BlobServiceClient>().GetBlobContainerClient("imports");
        await sent.CreateIfNotExistsAsync();
        await sent.UploadBlobAsync("acme/file", BinaryData.FromString("canary of a file that was sent and not read yet"));

        using var file = await Backup(world, "acme");

        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        Assert.Contains(archive.Entries, entry => entry.FullName == "tables/roi.ndjson");
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.Contains("keys", StringComparison.Ordinal) || entry.FullName.Contains("shares", StringComparison.Ordinal) || Text(entry).Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_changes_nothing_and_says_what_is_wrong()
    {
        await using var world = await TwoBrands();
        using var file = await Backup(world, "acme");
        var before = await Contents(world, "acme");

        foreach (var (change, complaint) in Damages())
        {
            using var damaged = new MemoryStream();
            damaged.Write(file.ToArray());
            using (var archive = new ZipArchive(damaged, ZipArchiveMode.Update, leaveOpen: true))
            {
                change(archive);
            }

            var fault = await Assert.ThrowsAsync<InvalidDataException>(() => world.Of<BrandBackup>().Restore(damaged, replace: true, CancellationToken.None));
            Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
        }

        using var garbage = new MemoryStream(Encoding.UTF8.GetBytes("no archive at all"));
        await Assert.ThrowsAsync<InvalidDataException>(() => world.Of<BrandBackup>().Restore(garbage, replace: true, CancellationToken.None));
        Assert.Equal(before, await Contents(world, "acme"));
    }

    [Fact]
    public async Task A_file_that_would_write_into_another_brand_is_refused()
    {
        await using var world = await TwoBrands();
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string row = """{"PartitionKey":"acme-eu","RowKey":"x"}""";
            Write(archive, "backup.json", $$"""{"format":"{{BackupLabel.Name}}","version":1,"brand":"acme","madeAt":"2026-11-23T06:00:00Z"}""");
            Write(archive, "tables/roi.ndjson", row);
            Write(archive, "checksums.json", $$"""{"tables/roi.ndjson":"{{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(row)))}}"}""");
        }

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => world.Of<BrandBackup>().Restore(file, replace: true, CancellationToken.None));

        Assert.Contains("none of brand 'acme'", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys", "acme", "x")]
    [InlineData("brands", "brand", "acme-eu")]
    [InlineData("brands", "acme", "acme")]
    [InlineData("roi", "acme-eu", "x")]
    [InlineData("conversions", "acme-eu|2026-11", "x")]
    [InlineData("runs", "!open", "acme-eu 2026-11-23")]
    [InlineData("roi", "!open", "acme 2026-11-23")]
    [InlineData("azurewebjobsHostLogs", "acme", "x")]
    public void Not_every_row_is_a_brands_own(string table, string partition, string row) => Assert.False(BrandData.Owns("acme", table, partition, row));

    [Theory]
    [InlineData("brands", "brand", "acme")]
    [InlineData("roi", "acme", "x")]
    [InlineData("conversions", "acme|2026-11", "x")]
    [InlineData("runs", "!open", "acme 2026-11-23")]
    public void These_are(string table, string partition, string row) => Assert.True(BrandData.Owns("acme", table, partition, row));

    [Fact]
    public void A_row_keeps_its_types_and_values_as_text() => Gen.Select(Gen.String, Gen.Long, Gen.Double, Gen.Int, Gen.Bool, Gen.Byte.Array)
        .Where(values => !values.Item1.Any(char.IsSurrogate))
        .Sample(values =>
        {
            var row = new TableEntity("p", "r")
            {
                ["Text"] = values.Item1,
                ["Long"] = values.Item2,
                ["Double"] = values.Item3,
                ["Int"] = values.Item4,
                ["Bool"] = values.Item5,
                ["Bytes"] = values.Item6,
                ["Time"] = new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero).AddTicks(values.Item4),
                ["Id"] = new Guid(values.Item4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            };
            var line = RowText.Write(row);
            var back = RowText.Read(line);

            Assert.DoesNotContain('\n', line);
            Assert.Equal(row.Keys.Order(StringComparer.Ordinal), back.Keys.Order(StringComparer.Ordinal));
            Assert.All(row, column => Assert.Equal(column.Value, back[column.Key]));
        }, iter: 300);

    private static IEnumerable<(Action<ZipArchive>, string)> Damages() =>
    [
        (archive => archive.GetEntry("tables/roi.ndjson")!.Delete(), "parts are not those"),
        (archive => Write(archive, "tables/more.ndjson", ""), "parts are not those"),
        (archive => archive.GetEntry("checksums.json")!.Delete(), "lacks checksums.json"),
        (archive => Change(archive, "tables/roi.ndjson", text => text + "\n"), "another checksum"),
        (archive => Change(archive, "backup.json", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)), "versions up to 1"),
        (archive => Change(archive, "backup.json", text => text.Replace("SocialFunnel", "Another", StringComparison.Ordinal)), "no backup"),
        (archive => Change(archive, "backup.json", text => text[1..]), "no JSON"),
    ];

    private static void Change(ZipArchive archive, string name, Func<string, string> change)
    {
        var text = Text(archive.GetEntry(name)!);
        archive.GetEntry(name)!.Delete();
        Write(archive, name, change(text));
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private async Task<LiveWorld> TwoBrands()
    {
        var world = await LiveWorld.Start(azurite);
        foreach (var brand in new[] { "acme", "acme-eu" })
        {
            world.Files.WriteSmallMonth(brand);
            await world.Put(brand, BrandFolder.Settings());
        }

        await world.Night("acme", Night);
        await world.Analysed("acme-eu", "2026-11-23");
        return world;
    }

    private static async Task<MemoryStream> Backup(LiveWorld world, string brand)
    {
        var file = new MemoryStream();
        await world.Of<BrandBackup>().Write(brand, file, CancellationToken.None);
        file.Position = 0;
        return file;
    }

    // Everything a brand has, found by another way than the backup's: all tables and containers, by partition and name.
    private static async Task<IReadOnlyList<string>> Contents(LiveWorld world, string brand)
    {
        var lines = new List<string>();
        foreach (var name in await world.Of<TableServiceClient>().QueryAsync().Select(table => table.Name).ToListAsync())
        {
            var rows = await world.Of<TableServiceClient>().GetTableClient(name).QueryAsync<TableEntity>().ToListAsync();
            lines.AddRange(rows.Where(row => row.PartitionKey == brand || row.PartitionKey.StartsWith(brand + "|", StringComparison.Ordinal) || (row.PartitionKey, row.RowKey) == ("brand", brand) || (row.PartitionKey == "!open" && row.RowKey.StartsWith(brand + " ", StringComparison.Ordinal)))
                .Select(row => $"{name} {RowText.Write(row)}"));
        }

        var blobs = world.Of<Azure.Storage.Blobs.BlobServiceClient>();
        foreach (var container in await blobs.GetBlobContainersAsync().Select(item => item.Name).ToListAsync())
        {
            var client = blobs.GetBlobContainerClient(container);
            foreach (var blob in (await client.GetBlobsAsync().Select(item => item.Name).ToListAsync()).Where(name => name.StartsWith(brand + "/", StringComparison.Ordinal)))
                lines.Add($"blob {container}/{blob} {Convert.ToHexString((await client.GetBlobClient(blob).DownloadContentAsync()).Value.Content.ToArray())}");
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
