using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using SocialFunnel.Hosting;

namespace SocialFunnel.Runs;

/// <summary>Files sent over HTTP, read from the queue, and what becomes of them.</summary>
[Collection("azurite")]
public sealed class ImportTests(AzuriteFixture azurite)
{
    private const string Overview =
        "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post\n" +
        "\"Sun, Nov 22, 2026\",1,1,1,1,1,1,1,1,1,1,1\n\"Sat, Nov 21, 2026\",200,5,9,1,0,3,1,2,4,6,2\n\"Fri, Nov 20, 2026\",100,x,9,1,0,3,1,2,4,6,2\n";

    private const string TikTok = "\"Date\",\"Video Views\",\"Profile Views\",\"Likes\",\"Comments\",\"Shares\"\n\"November 20\",\"50\",\"1\",\"2\",\"3\",\"4\"\n";

    [Fact]
    public async Task A_file_is_taken_read_told_about_and_deleted_and_a_run_counts_it()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        var location = await Accepted(await world.Http.PostAsync("/api/brands/acme/imports?name=overview.csv&account=@acme", Body(Overview)));
        var import = await Ended(world, location);

        Assert.Equal(("done", 2, JsonValueKind.Null), (import.GetProperty("state").GetString(), import.GetProperty("readings").GetInt32(), import.GetProperty("error").ValueKind));
        var report = import.GetProperty("report");
        Assert.Equal(("X account overview", 2, 1), (report.GetProperty("form").GetString(), report.GetProperty("rows").GetInt32(), report.GetProperty("refusedCount").GetInt32()));
        var refused = report.GetProperty("refused")[0];
        Assert.Equal(("overview.csv", 4, "Likes"), (refused.GetProperty("file").GetString(), refused.GetProperty("line").GetInt32(), refused.GetProperty("column").GetString()));
        Assert.Equal(201, report.GetProperty("sums").GetProperty("Impressions").GetDecimal());
        Assert.Empty(world.Of<BlobServiceClient>().GetBlobContainerClient("imports").GetBlobs());

        await world.Night("acme", new DateOnly(2026, 11, 23));
        var engagement = Assert.Single((await world.Get("/api/brands/acme/roi?window=all")).GetProperty("engagement").EnumerateArray());
        Assert.Equal(("x", 200m), (engagement.GetProperty("platform").GetString(), engagement.GetProperty("impressions").GetDecimal()));
    }

    [Fact]
    public async Task A_form_of_a_browser_is_taken_and_what_the_file_cannot_say_may_stand_behind_it()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
        using var form = new MultipartFormDataContent { { Body(TikTok), "file", "C:\\Downloads\\Overview.csv" }, { new StringContent("2026"), "year" } };

        var import = await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports", form)));

        Assert.Equal(("Overview.csv", "done", 1), (import.GetProperty("file").GetString(), import.GetProperty("state").GetString(), import.GetProperty("readings").GetInt32()));
        Assert.Contains(await world.Rows("readings"), row => row.Contains("tiktok", StringComparison.Ordinal) && row.Contains("2026-11", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_stored_ends_failed_with_the_reason_and_is_deleted_all_the_same()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        var unknown = await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports", Body("order_id,date,total\n1,2,3\n"))));
        var open = await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports", Body(TikTok))));

        Assert.Equal(("failed", "failed"), (unknown.GetProperty("state").GetString(), open.GetProperty("state").GetString()));
        Assert.Contains("The nearest is 'orders'", unknown.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("have no year", open.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await world.Rows("readings"), row => row.Contains("acme", StringComparison.Ordinal));
        Assert.Empty(world.Of<BlobServiceClient>().GetBlobContainerClient("imports").GetBlobs());
    }

    [Fact]
    public async Task The_same_file_twice_and_one_that_overlaps_it_double_nothing_and_an_older_one_loses()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
        const string header = "\"Date\",\"Tweets published\",\"impressions\",\"engagements\",\"retweets\",\"replies\",\"likes\",\"user profile clicks\",\"url clicks\"\n";
        const string first = header + "\"2026-11-01\",\"1\",\"100\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"\n\"2026-11-02\",\"1\",\"100\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"\n";
        const string overlaps = header + "\"2026-11-02\",\"1\",\"130\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"\n\"2026-11-03\",\"1\",\"100\",\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"\n";

        await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports?retrieved=2026-11-05T08:00:00Z", Body(first))));
        await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports?retrieved=2026-11-05T08:00:00Z", Body(first))));
        await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports?retrieved=2026-11-06T08:00:00Z", Body(overlaps))));
        await Ended(world, await Accepted(await world.Http.PostAsync("/api/brands/acme/imports?retrieved=2026-11-04T08:00:00Z", Body(first.Replace("\"100\"", "\"90\"", StringComparison.Ordinal)))));
        await world.Night("acme", new DateOnly(2026, 11, 23));

        var engagement = Assert.Single((await world.Get("/api/brands/acme/roi?window=all")).GetProperty("engagement").EnumerateArray());
        Assert.Equal((3, 330m), (engagement.GetProperty("knownDays").GetInt32(), engagement.GetProperty("impressions").GetDecimal()));
    }

    [Fact]
    public async Task A_request_that_cannot_be_taken_is_told_why()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());

        await Refused(await world.Http.PostAsync("/api/brands/acme/imports", Body("")), HttpStatusCode.BadRequest, "empty");
        await Refused(await world.Http.PostAsync("/api/brands/acme/imports?year=soon", Body(TikTok)), HttpStatusCode.BadRequest, "'soon'");
        await Refused(await world.Http.PostAsync("/api/brands/acme/imports?retrieved=2030-01-01", Body(TikTok)), HttpStatusCode.BadRequest, "no time in the past");
        await Refused(await world.Http.PostAsync("/api/brands/nobody/imports", Body(TikTok)), HttpStatusCode.NotFound, "nobody");
        await Refused(await world.Http.GetAsync("/api/brands/acme/imports/20261123T060000000-00000000"), HttpStatusCode.NotFound, "no import");
        using var none = new MultipartFormDataContent { { new StringContent("2026"), "year" } };
        await Refused(await world.Http.PostAsync("/api/brands/acme/imports", none), HttpStatusCode.BadRequest, "no file");
        Assert.NotEqual(HttpStatusCode.Accepted, (await world.Stranger().PostAsync("/api/brands/acme/imports", Body(TikTok))).StatusCode);
        Assert.Empty(world.Of<BlobServiceClient>().GetBlobContainerClient("imports").GetBlobs());
    }

    [Fact]
    public async Task A_file_of_more_than_a_hundred_megabytes_is_refused_whether_or_not_its_length_is_told()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings());
        var large = new byte[(100 * 1024 * 1024) + 1];

        using var told = new ByteArrayContent(large);
        await Refused(await world.Http.PostAsync("/api/brands/acme/imports", told), HttpStatusCode.RequestEntityTooLarge, "100 MB");
        using var untold = new ByteArrayContent(large);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/brands/acme/imports") { Content = untold };
        request.Headers.TransferEncodingChunked = true;
        await Refused(await world.Http.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "100 MB");
        Assert.Empty(world.Of<BlobServiceClient>().GetBlobContainerClient("imports").GetBlobs());
    }

    private static StringContent Body(string text) => new(text, Encoding.UTF8, "text/csv");

    private static async Task<string> Accepted(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static async Task Refused(HttpResponseMessage answer, HttpStatusCode status, string says)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(says, JsonSerializer.Deserialize<JsonElement>(text).ToString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    // Its row changes once it was read; the blob is deleted right behind, hence the wait for the log.
    private static async Task<JsonElement> Ended(LiveWorld world, string location)
    {
        await world.Log.Says($"import {location.Split('/')[^1]}: read and its file deleted");
        return await world.Get(location);
    }
}
