using System.IO;
using Azure;
using Azure.Storage.Blobs;
using SocialFunnel.Hosting;

namespace SocialFunnel.Sources.Exports;

[Collection("azurite")]
public sealed class BlobExportFilesTests(AzuriteFixture azurite)
{
    private const string Daily = "date,platform,followers\n2026-11-01,digg,5\n";

    private readonly BlobContainerClient container = azurite.NewAccount().Blobs.GetBlobContainerClient("exports");

    [Fact]
    public async Task A_brand_sees_its_own_blobs_below_its_name_and_no_litter()
    {
        await Write("acme/orders.csv", "12");
        await Write("acme/2026/Größe 1.csv", "1");
        await Write("acme/.DS_Store", "1");
        await Write("acme2/orders.csv", "1");
        await Write("orders.csv", "1");

        var files = await new BlobExportFiles(container).List("acme", CancellationToken.None).ToListAsync();

        Assert.Equal([("2026/Größe 1.csv", 1L), ("orders.csv", 2L)], files.Select(file => (file.Name, file.Length)));
    }

    [Fact]
    public async Task Blobs_are_read_and_their_readings_are_as_old_as_they_are()
    {
        await Write("acme/daily.csv", Daily);
        var changed = (await container.GetBlobClient("acme/daily.csv").GetPropertiesAsync()).Value.LastModified;
        var context = Pulls.Night("exports", ExportsPull.Day) with { RetrievedAt = changed.AddHours(1) };

        var readings = await ExportsPull.Source(new BlobExportFiles(container)).All(context);

        var reading = Assert.IsType<AudienceReading>(Assert.Single(readings));
        Assert.Equal((5m, changed), (reading.Followers!.Value, reading.RetrievedAt));
    }

    [Fact]
    public async Task A_container_that_does_not_exist_holds_no_files()
    {
        var context = Pulls.Night("exports", ExportsPull.Day);

        Assert.Empty(await ExportsPull.Source(new BlobExportFiles(container)).All(context));
        Assert.Contains("exports/acme", Assert.Single(context.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_changes_after_it_was_listed_fails_rather_than_mixes()
    {
        await Write("acme/daily.csv", Daily);
        var file = Assert.Single(await new BlobExportFiles(container).List("acme", CancellationToken.None).ToListAsync());
        await Write("acme/daily.csv", Daily + "2026-11-02,digg,6\n");

        async Task Read()
        {
            using var reader = new StreamReader(await file.Open(CancellationToken.None));
            await reader.ReadToEndAsync();
        }

        await Assert.ThrowsAsync<RequestFailedException>(Read);
    }

    private async Task Write(string name, string text)
    {
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true);
    }
}
