using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using SocialFunnel.Access;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Privacy;

/// <summary>The deletion of a brand over HTTP and real queues, beside a brand whose name begins alike.</summary>
[Collection("azurite")]
public sealed class ErasureTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly string[] Brands = ["acme", "acme-eu", "acm"];

    private LiveWorld world = null!;

    private BlobServiceClient Blobs => world.Of<BlobServiceClient>();

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite, null, ("SocialFunnel:Exports:Container", "exports"));
        await Blobs.CreateBlobContainerAsync("exports");
        foreach (var brand in Brands)
        {
            await Upload(brand, "orders.csv", "order_id,ordered_at,net_value,currency,utm_source,customer\n#1,2026-11-10,250.50,EUR,linkedin,ada@example.org\n#2,2026-10-10,10,EUR,x,grace@example.org\n");
            await Upload(brand, "metrics.csv", "date,platform,account,followers,impressions,posts\n2026-10-26,linkedin,acme,100,1000,1\n2026-11-22,linkedin,acme,150,2000,1\n");
            await world.Put(brand, BrandFolder.Settings());
            await world.Of<KeyStore>().Create(brand, "of a test", Permission.Read, null, default);
            await world.Get($"/api/brands/{brand}/hours-link");
            using var file = new StringContent("order_id,ordered_at,net_value,currency\n#9,2026-11-10,5,EUR\n");
            await world.Http.PostAsync($"/api/brands/{brand}/imports?name=orders.csv", file);
            await world.Log.Says($"Brand {brand}, import ");
            await world.Of<ISecretStore>().Save(new SecretName(brand, "linkedin", "token"), "a vendor's token", default);
            await new Spending(Blobs).TryAdd(brand, "x", new DateOnly(2026, 11, 23), 0.5m, new Budget(1, 1), default);
        }

        await world.Fire("ScheduleNight");
        foreach (var brand in Brands)
        {
            await world.Analysed(brand, "2026-11-23");
        }
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_deleted_brand_leaves_nothing_and_its_neighbours_lose_nothing()
    {
        var (before, blobs) = (await world.AllRows(), await BlobNames());

        var erasure = await Delete("acme");

        Assert.Equal("done", erasure.GetProperty("state").GetString());
        Assert.Equal(LiveWorld.Morning, erasure.GetProperty("foundNothingAt").GetDateTimeOffset());
        var removed = erasure.GetProperty("removed").EnumerateObject().ToDictionary(place => place.Name, place => place.Value.GetInt32());
        Assert.All(["brands", "conversions", "touches", "readings", "runs", "roi", "totals", "credits", "keys", "shares", "imports", "reports", "exports", "spending"], place => Assert.True(removed.GetValueOrDefault(place) > 0, $"{place}: {JsonSerializer.Serialize(removed)}"));

        var after = await world.AllRows();
        Assert.Equal(before.Where(row => !IsOf(row, "acme")), after.Where(row => !row.StartsWith("erasures:", StringComparison.Ordinal)));
        Assert.Equal(removed.Where(place => place.Key is not ("reports" or "exports" or "secret-leases" or "spending")).Sum(place => place.Value), before.Count(row => IsOf(row, "acme")));
        Assert.Contains(blobs, name => name.StartsWith("reports/acme/", StringComparison.Ordinal));
        Assert.Equal(blobs.Where(name => !name.Contains("/acme/", StringComparison.Ordinal)), await BlobNames());
        Assert.Null(await world.Of<ISecretStore>().Find(new SecretName("acme", "linkedin", "token"), default));
        Assert.NotNull(await world.Of<ISecretStore>().Find(new SecretName("acme-eu", "linkedin", "token"), default));
    }

    [Fact]
    public async Task Neither_key_nor_link_of_a_deleted_brand_opens_anything_also_when_another_of_its_name_is_made()
    {
        var key = (await world.Of<KeyStore>().Create("acme", "of a test", Permission.Write, null, default))!.Key;
        var link = new Uri((await world.Get("/api/brands/acme/hours-link")).GetProperty("url").GetString()!).PathAndQuery;
        using var holder = world.Client(key);
        Assert.Equal(HttpStatusCode.OK, (await holder.GetAsync("/api/brands/acme")).StatusCode);

        await Delete("acme");
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync("/api/brands/acme")).StatusCode);
        await world.Put("acme", BrandFolder.Settings());

        using var stranger = world.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await holder.GetAsync("/api/brands/acme")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Messages_that_wait_for_a_deleted_brand_do_nothing()
    {
        await Delete("acme");
        var before = await world.AllRows();

        foreach (var (queue, message) in new[] { ("pulls", "{\"brand\":\"acme\",\"run\":\"2026-11-23\",\"pull\":\"exports\"}"), ("analyses", "{\"brand\":\"acme\",\"run\":\"2026-11-23\"}") })
        {
            await world.Of<Azure.Storage.Queues.QueueServiceClient>().GetQueueClient(queue).SendMessageAsync(message);
        }

        await world.Log.Says("Pull exports of run 2026-11-23 of brand acme does not exist");
        await world.Log.Says("Run 2026-11-23 of brand acme does not exist");
        Assert.Equal(before, await world.AllRows());
    }

    [Fact]
    public async Task A_brand_that_never_was_cannot_be_deleted_and_one_can_be_twice()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.DeleteAsync("/api/brands/nobody")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Http.GetAsync("/api/brands/nobody/erasure")).StatusCode);

        await Delete("acme");
        Assert.Empty((await Delete("acme")).GetProperty("removed").EnumerateObject());
    }

    [Fact]
    public async Task A_brand_that_is_called_like_the_list_of_deletions_takes_no_other_deletion_with_it()
    {
        await Delete("acme");
        await world.Put("erasure", BrandFolder.Settings());

        Assert.Equal("done", (await Delete("erasure")).GetProperty("state").GetString());
        Assert.Equal("done", (await world.Get("/api/brands/acme/erasure")).GetProperty("state").GetString());
    }

    private async Task<JsonElement> Delete(string brand)
    {
        using var answer = await world.Http.DeleteAsync($"/api/brands/{brand}");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"/api/brands/{brand}/erasure", answer.Headers.Location!.OriginalString);
        for (var tries = 0; tries < 600; tries++)
        {
            var erasure = await world.Http.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
            if (erasure.GetProperty("state").GetString() == "done")
            {
                return erasure;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The deletion did not end.");
    }

    private static bool IsOf(string row, string brand) => row.Contains($"PartitionKey={brand};", StringComparison.Ordinal) || row.Contains($"PartitionKey={brand}|", StringComparison.Ordinal)
        || row.Contains($"RowKey={brand};", StringComparison.Ordinal) || row.Contains($"RowKey={brand} ", StringComparison.Ordinal);

    private async Task Upload(string brand, string name, string text) =>
        await Blobs.GetBlobContainerClient("exports").UploadBlobAsync($"{brand}/{name}", new BinaryData(Encoding.UTF8.GetBytes(text)));

    private async Task<List<string>> BlobNames()
    {
        var names = new List<string>();
        await foreach (var container in Blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in Blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                names.Add($"{container.Name}/{blob.Name}");
            }
        }

        return names;
    }
}
