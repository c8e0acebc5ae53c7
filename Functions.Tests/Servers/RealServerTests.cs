using System.Text.Json;
using SocialFunnel.Secrets;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Servers;

/// <summary>Connectors against servers that are not ours: started, filled and stopped by <c>bash Functions.Tests/Servers/run</c>.</summary>
public sealed class RealServerTests
{
    [ServerFact("bluesky")]
    public async Task Blueskys_own_network_tells_what_was_done_in_it()
    {
        var server = ServerFactAttribute.AddressOf("bluesky")!;
        var (readings, _) = await Read("bluesky", """{"handle":"brand.test"}""", ("SocialFunnel:Bluesky:Address", server.ToString()));

        Assert.Equal(3m, Assert.Single(readings.OfType<AudienceReading>()).Followers);
        var posts = readings.OfType<PostReading>().OrderBy(post => post.PublishedAt).ToList();
        Assert.Equal(["text", "link", "reply"], posts.Select(post => post.Kind));
        Assert.Equal((3m, 1m, 1m, 1, 0, 1m), (posts[1].Likes, posts[1].Comments, posts[1].Shares, posts[1].OwnLinks!.Value, posts[1].OtherLinks!.Value, posts[1].RepliesGiven));
        Assert.Equal((2m, 1m), (readings.OfType<EngagementReading>().Sum(day => day.Posts), readings.OfType<EngagementReading>().Sum(day => day.RepliesGiven)));
    }

    [ServerFact("bluesky")]
    public async Task Blueskys_own_network_names_a_handle_that_does_not_exist()
    {
        var server = ServerFactAttribute.AddressOf("bluesky")!;

        var fault = await Assert.ThrowsAsync<VendorException>(() => Read("bluesky", """{"handle":"nobody.test"}""", ("SocialFunnel:Bluesky:Address", server.ToString())));

        Assert.Equal(VendorErrorKind.BadRequest, fault.Kind);
    }

    [ServerFact("stripe")]
    public async Task Stripes_published_document_knows_every_request_and_its_answers_can_be_read()
    {
        var (readings, notes) = await Read("stripe", """{"testMode":true}""", Stripe);
        var (live, _) = await Read("stripe", "{}", Stripe);

        // Prism refuses a request that the document does not know. The values are those that stripe.cjs writes into it.
        var payment = Assert.Single(readings.OfType<ConversionReading>());
        Assert.Equal(("ch_1", new Money(100m, "EUR"), 50m, "visitor-7"), (payment.ConversionId, payment.NetValue!.Value, Assert.Single(payment.Refunds).Amount, payment.JourneyId));
        Assert.Empty(live);
        Assert.Empty(notes);
    }

    [ServerFact("wordpress")]
    public async Task Wordpress_tells_every_post_over_all_pages_of_its_feed()
    {
        var server = ServerFactAttribute.AddressOf("wordpress")!;
        var (readings, _) = await Read("feed", JsonSerializer.Serialize(new { address = new Uri(server, "?feed=rss2") }));

        var posts = readings.OfType<PostReading>().ToList();
        Assert.Equal(25, posts.Count);
        Assert.All(posts, post => Assert.Equal(("article", 1, 1), (post.Kind, post.OwnLinks, post.OtherLinks)));
        Assert.Equal(25, posts.Select(post => post.Day).Distinct().Count());
    }

    private static (string Name, string Value) Stripe => ("SocialFunnel:Stripe:Address", ServerFactAttribute.AddressOf("stripe")!.ToString());

    private static async Task<(IReadOnlyList<Reading> Readings, IReadOnlyList<string> Notes)> Read(string type, string options, params (string Name, string Value)[] settings)
    {
        await using var services = VendorServices.Of(TimeProvider.System, null, settings).BuildServiceProvider();
        await services.GetRequiredService<ISecretStore>().Save(new SecretName("acme", type, StripeSource.KeySecret), "rk_test_only-for-tests", CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var brand = Pulls.Brand();
        var pull = Pulls.Night(type, brand.Calendar.DayOf(now), options: options) with { RetrievedAt = now };
        return (await services.GetServices<SourceEntry>().Single(entry => entry.Type == type).Source.All(pull), pull.Refusals.Notes);
    }
}
