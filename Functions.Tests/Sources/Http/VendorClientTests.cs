using System.Net.Http;
using System.Text.Json.Nodes;

namespace SocialFunnel.Sources.Http;

/// <summary>What the contract of sources cannot say: requests that change something, and secrets that a vendor repeats.</summary>
public sealed class VendorClientTests : IAsyncLifetime
{
    private readonly VendorServer server = VendorServer.Of(new Recording([]));
    private ServiceProvider services = null!;

    private Vendor Vendor => new("Acme", "acme", server.Address);

    private VendorClient Client => services.GetRequiredService<VendorClient>();

    public async Task InitializeAsync()
    {
        await server.Start();
        services = VendorServices.Of().BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Secrets_that_a_vendor_repeats_are_left_out_of_its_words()
    {
        server.Instead = async context =>
        {
            await server.Send(context, new Exchange("", new JsonObject { ["message"] = $"no {context.Request.Headers.Authorization} {context.Request.Headers["X-Key"]} sent\u0007in the body: body-secret" }) { Status = 400 });
            return true;
        };
        var request = new VendorRequest("/x?key=path-secret") { Bearer = "token-secret", Headers = new Dictionary<string, string> { ["X-Key"] = "header-secret" }, Secrets = ["body-secret", "path-secret"] };

        var fault = await Assert.ThrowsAsync<VendorException>(() => Client.Send(Vendor, request, CancellationToken.None));

        Assert.Equal("Acme does not understand the request (HTTP 400: no Bearer … … sent in the body: …). Check the settings of the source; if they are right, it is a fault of this program.", fault.Message);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_something_is_sent_once()
    {
        server.Instead = async context =>
        {
            await server.Send(context, new Exchange("", "") { Status = 500 });
            return true;
        };

        await Assert.ThrowsAsync<VendorException>(() => Client.Send(Vendor, new VendorRequest("/token") { Method = HttpMethod.Post, Once = true }, CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_is_sent_again_with_every_attempt()
    {
        var bodies = new List<string>();
        server.Instead = async context =>
        {
            using var reader = new System.IO.StreamReader(context.Request.Body);
            bodies.Add(await reader.ReadToEndAsync());
            await server.Send(context, new Exchange("", new JsonObject()) { Status = bodies.Count == 1 ? 500 : 200 });
            return true;
        };

        await Client.Send(Vendor, new VendorRequest("/graphql") { Method = HttpMethod.Post, Body = () => new StringContent("{ shop }") }, CancellationToken.None);

        Assert.Equal(["{ shop }", "{ shop }"], bodies);
    }

    [Fact]
    public async Task An_error_inside_a_success_is_an_error()
    {
        server.Instead = async context =>
        {
            await server.Send(context, new Exchange("", JsonNode.Parse("""{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""")));
            return true;
        };
        var vendor = Vendor with { Classify = answer => answer.Find("errors", "0", "code") == "88" ? new VendorFault(VendorErrorKind.Throttled, answer.Says) : null };

        var fault = await Assert.ThrowsAsync<VendorException>(() => Client.Send(vendor, new VendorRequest("/x"), CancellationToken.None));

        Assert.Equal((VendorErrorKind.Throttled, true), (fault.Kind, fault.Message.Contains("Rate limit exceeded", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("http://127.0.0.1:1/x")]
    public async Task Another_host_is_never_asked(string path)
    {
        var fault = await Assert.ThrowsAsync<VendorException>(() => Client.Send(Vendor, new VendorRequest(path) { Bearer = "token" }, CancellationToken.None));

        Assert.Equal(VendorErrorKind.BadRequest, fault.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_metric_that_is_gone_is_noted_and_the_others_come()
    {
        var context = Pulls.Night("acme", new DateOnly(2026, 11, 23));

        var gone = await context.OrMissing<string>("impressions", () => throw Vendor.Error(VendorErrorKind.MetricRetired, "impressions"));
        var there = await context.OrMissing("likes", () => Task.FromResult("5"));

        Assert.Equal((null, "5"), (gone, there));
        Assert.Equal("impressions: missing. Acme does not tell this any longer (impressions).", Assert.Single(context.Refusals.Notes));
        await Assert.ThrowsAsync<VendorException>(() => context.OrMissing<string>("likes", () => throw Vendor.Error(VendorErrorKind.Transient)));
    }
}
