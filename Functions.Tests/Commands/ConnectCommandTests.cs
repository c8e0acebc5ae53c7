using System.IO;
using System.Text.Json.Nodes;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Runs;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Commands;

/// <summary>A person connects what needs no app: against the recordings of the vendors.</summary>
public sealed class ConnectCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("socialfunnel-connect-");
    private readonly List<VendorServer> servers = [];

    private string BrandFile => Path.Combine(root.FullName, "brands", "acme.json");

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(BrandFile)!);
        File.WriteAllText(BrandFile, BrandFolder.Settings(settings => settings.Remove("conversionSource")));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        root.Delete(recursive: true);
    }

    [Fact]
    public async Task Bluesky_needs_a_handle_and_nothing_else()
    {
        var server = await Server("Bluesky");

        var (code, output) = await Connect("bluesky", "not a handle\nacme.example\n", ("SocialFunnel:Bluesky:Address", server.Address.ToString()));

        Assert.True(code == 0, output);
        Assert.Contains("1204 followers", output, StringComparison.Ordinal);
        Assert.Equal("acme.example", Written()["sources"]!["bluesky"]!["handle"]!.GetValue<string>());
        // What counted as the only source goes on to count.
        Assert.Equal("exports", Written()["conversionSource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Connecting_again_keeps_what_was_written_beside_and_says_whose_orders_count()
    {
        var server = await Server("Feed");
        File.WriteAllText(BrandFile, BrandFolder.Settings(settings => settings["sources"]!["feed"] = JsonNode.Parse("""{"address":"https://old.example/feed","platform":"magazine"}""")));

        var (code, output) = await Connect("feed", $"{server.Address}feed\n");

        Assert.True(code == 0, output);
        Assert.Equal("magazine", Written()["sources"]!["feed"]!["platform"]!.GetValue<string>());
        Assert.Contains("Orders count from 'exports' only", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_account_gets_a_name_of_its_own()
    {
        var server = await Server("Bluesky");

        var (code, output) = await Connect("bluesky", "acme.example\n", "shop", ("SocialFunnel:Bluesky:Address", server.Address.ToString()));

        Assert.True(code == 0, output);
        Assert.Equal("bluesky", Written()["sources"]!["shop"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Mastodon_asks_for_a_token_only_where_the_server_wants_one_and_keeps_it_out_of_the_file()
    {
        var server = await Server("Mastodon");
        server.Instead = async context =>
        {
            if (context.Request.Headers.Authorization == "Bearer my-token")
            {
                return false;
            }

            await server.Send(context, new Exchange("", new JsonObject { ["error"] = "This method requires an authenticated user" }) { Status = 401 });
            return true;
        };

        // The handle's own host does not answer here: the server's address is asked for.
        var (code, output) = await Connect("mastodon", $"@acme@127.0.0.1:{server.Address.Port}\n{server.Address}\nmy-token\n");

        Assert.True(code == 0, output);
        Assert.True(Written()["sources"]!["mastodon"]!["signIn"]!.GetValue<bool>());
        Assert.DoesNotContain("my-token", File.ReadAllText(BrandFile) + output, StringComparison.Ordinal);
        Assert.All(root.GetFiles("*", SearchOption.AllDirectories), file => Assert.DoesNotContain("my-token", File.ReadAllText(file.FullName), StringComparison.Ordinal));
        Assert.Single(root.GetFiles("*.secret", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_blogs_address_leads_to_its_feed()
    {
        var server = await Server("Feed");
        server.Instead = async context =>
        {
            if (context.Request.Path != "/")
            {
                return false;
            }

            await server.Send(context, new Exchange("", "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\"></head></html>") { Type = "text/html" });
            return true;
        };

        var (code, output) = await Connect("feed", $"{server.Address}\n");

        Assert.True(code == 0, output);
        Assert.Equal($"{server.Address}feed", Written()["sources"]!["feed"]!["address"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_cannot_be_connected_changes_nothing_and_says_why()
    {
        var before = File.ReadAllText(BrandFile);
        var server = await Server("Bluesky");
        var address = ("SocialFunnel:Bluesky:Address", server.Address.ToString());

        var unknown = await Connect("digg", "");
        var ended = await Connect("bluesky", "", address);
        var wrong = await Connect("bluesky", "nobody.example\n", address);
        var taken = await Connect("bluesky", "acme.example\n", "exports", address);
        var forbidden = await Connect("feed", "http://169.254.169.254/latest\n");

        Assert.Equal([1, 1, 1, 1, 1], [unknown.Code, ended.Code, wrong.Code, taken.Code, forbidden.Code]);
        Assert.Contains("--as", taken.Output, StringComparison.Ordinal);
        Assert.Contains("bluesky, feed, linkedin, mastodon, shopify, stripe, x", unknown.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was written", ended.Output, StringComparison.Ordinal);
        Assert.Contains("Bluesky does not understand", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("HttpHosts", forbidden.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(BrandFile));
    }

    [Fact]
    public async Task A_file_with_comments_keeps_them()
    {
        var text = "{ // mine\n" + File.ReadAllText(BrandFile)[1..];
        File.WriteAllText(BrandFile, text);
        var server = await Server("Bluesky");

        var (_, output) = await Connect("bluesky", "acme.example\n", ("SocialFunnel:Bluesky:Address", server.Address.ToString()));

        Assert.Contains("\"bluesky\": {\"handle\":\"acme.example\"}", output, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(BrandFile));
    }

    private JsonNode Written() => JsonNode.Parse(File.ReadAllText(BrandFile))!;

    private async Task<VendorServer> Server(string recording)
    {
        var server = VendorServer.Of(Recording.Of(recording));
        servers.Add(server);
        await server.Start();
        return server;
    }

    private Task<(int Code, string Output)> Connect(string type, string answers, params (string Name, string Value)[] settings) => Connect(type, answers, null, settings);

    private async Task<(int Code, string Output)> Connect(string type, string answers, string? name, params (string Name, string Value)[] settings)
    {
        var all = WorldSettings.Of("UseDevelopmentStorage=true", root.FullName, Path.Combine(root.FullName, "data"), [.. settings, ("SocialFunnel:Brands:Folder", Path.Combine(root.FullName, "brands")), ("SocialFunnel:Outbound:PrivateHosts", "127.0.0.1")]);
        using var output = new StringWriter();
        var code = await ConnectCommand.Run(LocalConfiguration.Create(all, root.FullName), type, null, name, new StringReader(answers), output, CancellationToken.None);
        return (code, output.ToString());
    }
}
