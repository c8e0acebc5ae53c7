using System.IO;
using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Privacy;

/// <summary>A night that is fed with personal data everywhere it may stand, and where it may not: afterwards it is nowhere, in tables, blobs, queues and logs.</summary>
[Collection("azurite")]
public sealed class CanaryTests(AzuriteFixture azurite)
{
    private const string Mail = "canary.person@example.org";
    private const string Path = "canary-path";
    private const string Text = "CanaryPostText";
    private const string Click = "canaryclickvalue";

    [Fact]
    public async Task Personal_data_of_a_nights_files_is_stored_nowhere()
    {
        await using var world = await LiveWorld.Start(azurite);
        var saved = LiveWorld.Morning.AddHours(-5);
        var url = $"https://acme.example/{Path}?utm_source=linkedin&email={Mail}&gclid={Click}#{Path}";
        world.Files.Write("acme", "orders.csv", saved,
            "order_id,ordered_at,net_value,currency,customer,heard_about_us,landing_url,referrer,discount_code,journey",
            $"#1,2026-11-10,250.50,EUR,{Mail},a friend ({Mail}) told me,{url},https://www.linkedin.com/in/{Path}/,SPRING,{Mail}",
            $"#2,2026-11-11,ten {Mail},EUR,{Mail},,{url},,,",
            $"{Mail},2026-11-12,10,EUR,{Mail},,{url},not an address {Mail},,",
            $"#4,{Mail},10,{Mail},{Mail},,,,,");
        world.Files.Write("acme", "touches.csv", saved,
            "journey,touched_at,landing_url,referrer,utm_source,utm_campaign,click_id",
            $"{Mail},2026-11-01,{url},https://x.com/{Path},,spring {Mail},", $"visitor-2,2026-11-01,{url},android-app://com.linkedin.android/{Path},{Mail},,{Click}");
        world.Files.Write("acme", "posts.csv", saved,
            "post_id,platform,account,published_at,links,text,likes",
            $"1,linkedin,acme,2026-11-01T10:00:00,https://acme.example/{Path} https://other.example/{Path},{Text} by {Mail},7", $"2,linkedin,acme,2026-11-02,not/{Path} {Mail},{Text},8", $"3,linkedin,acme,{Mail},,{Text},nine");
        world.Files.Write("acme", "metrics.csv", saved, "date,platform,account,followers", $"2026-11-01,linkedin,acme,{Mail}", "2026-11-02,linkedin,acme,100");
        world.Files.Write("acme", "unknown.csv", saved, $"name,{Mail}", $"{Mail},{Path}");
        await world.Put("acme", BrandFolder.Settings());

        var run = await world.Night("acme", new(2026, 11, 23));

        using var sent = new System.Net.Http.StringContent($"order_id,ordered_at,net_value,currency,customer,landing_url\n#7,2026-11-10,5,EUR,{Mail},{url}\n#8,{Mail},5,EUR,{Mail},{url}\n");
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await world.Http.PostAsync($"/api/brands/acme/imports?name={Mail}.csv", sent)).StatusCode);
        await world.Log.Says("read and its file deleted: Done, 2 readings, 1 rows refused");

        // The files were read, not refused as a whole.
        Assert.True(run.GetProperty("pulls")[0].GetProperty("readings").GetInt32() >= 5, run.ToString());
        Assert.True(run.GetProperty("pulls")[0].GetProperty("refused").GetInt32() >= 3, run.ToString());
        var places = new List<(string Place, string Text)>();
        places.AddRange((await world.AllRows()).Select(row => ("table", row)));
        places.AddRange(world.Log.Lines.Select(line => ("log", line)));
        places.AddRange(await Blobs(world.Of<BlobServiceClient>()));
        places.AddRange(await Messages(world.Of<QueueServiceClient>()));
        places.Add(("answer", run.ToString()));
        places.Add(("answer", (await world.Get("/api/brands/acme/roi?window=all")).ToString()));
        Assert.Contains(places, place => place.Place.StartsWith("blob", StringComparison.Ordinal));
        foreach (var canary in new[] { Mail, "canary.person", Path, Text, Click })
        {
            var found = places.Where(place => place.Text.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(place => $"{place.Place}: {place.Text}").ToList();
            Assert.True(found.Count == 0, $"'{canary}' was kept:\n{string.Join('\n', found.Take(5))}");
        }
    }

    private static async Task<List<(string, string)>> Blobs(BlobServiceClient service)
    {
        var texts = new List<(string, string)>();
        await foreach (var container in service.GetBlobContainersAsync())
        {
            var client = service.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync())
            {
                var content = (await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
                if (blob.Name.EndsWith(".br", StringComparison.Ordinal))
                {
                    using var plain = new MemoryStream();
                    await using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
                    await brotli.CopyToAsync(plain);
                    content = plain.ToArray();
                }

                texts.Add(($"blob {container.Name}", $"{blob.Name} {Encoding.UTF8.GetString(content)}"));
            }
        }

        return texts;
    }

    private static async Task<List<(string, string)>> Messages(QueueServiceClient service)
    {
        var texts = new List<(string, string)>();
        await foreach (var queue in service.GetQueuesAsync())
        {
            foreach (var message in (await service.GetQueueClient(queue.Name).PeekMessagesAsync(32)).Value)
            {
                texts.Add(($"queue {queue.Name}", message.Body.ToString()));
            }
        }

        return texts;
    }
}
