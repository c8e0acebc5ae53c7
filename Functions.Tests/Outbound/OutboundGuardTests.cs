using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SocialFunnel.Outbound;

/// <summary>Requests that lead, by whatever trick, to a server in this machine's own network: none may arrive there.</summary>
public sealed class OutboundGuardTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> arrived = new();
    private readonly WebApplication server;
    private Func<HttpContext, Task> answer = context => context.Response.WriteAsync("hello");

    public OutboundGuardTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Run(context =>
        {
            arrived.Enqueue($"{context.Request.Host} {context.Request.Path} {context.Request.Headers.Authorization}{context.Request.Headers["X-Token"]} {context.Request.Headers.Cookie}");
            return answer(context);
        });
    }

    private int Port => new Uri(server.Urls.First()).Port;

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("017700000001")]
    [InlineData("0")]
    [InlineData("127.0.0.1.")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("localhost.localdomain")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("127。0。0。1")]
    [InlineData("public.example@127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    public async Task No_spelling_of_a_private_address_is_connected_to(string host)
    {
        using var client = Client(http: host);

        foreach (var scheme in new[] { "http", "https" })
        {
            if (Uri.TryCreate($"{scheme}://{host}:{Port}/secret", UriKind.Absolute, out var address))
            {
                await Refused(() => client.GetAsync(address));
            }
        }

        Assert.Empty(arrived);
    }

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_not_connected_to()
    {
        using var client = Client(resolve: _ => [IPAddress.Loopback, IPAddress.IPv6Loopback], http: "evil.example");

        await Refused(() => client.GetAsync(new Uri($"http://evil.example:{Port}/")));
        Assert.Empty(arrived);
    }

    [Fact]
    public async Task A_name_that_resolves_to_something_else_a_moment_later_gains_nothing()
    {
        // Public when it is looked at, private when it is connected to: it is looked up once, and connected to what was found.
        var lookups = 0;
        var guard = Guard(new OutboundOptions { HttpHosts = "evil.example" }, _ => ++lookups == 1 ? [IPAddress.Parse("192.0.2.1"), IPAddress.Parse("10.0.0.1")] : [IPAddress.Loopback]);
        using var client = Client(guard);

        await Refused(() => client.GetAsync(new Uri($"http://evil.example:{Port}/")));
        await Refused(() => client.GetAsync(new Uri($"http://evil.example:{Port}/")));
        Assert.Empty(arrived);
        Assert.Equal(2, lookups);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}/inside")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2130706433:{port}/inside")]
    [InlineData("http://[::1]:{port}/inside")]
    [InlineData("//localhost:{port}/inside")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://public.example/")]
    [InlineData("http://user:password@public.example:{port}/")]
    public async Task A_redirect_to_where_nobody_may_go_is_not_followed(string location)
    {
        answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location.Replace("{port}", $"{Port}", StringComparison.Ordinal);
            return Task.CompletedTask;
        };
        using var client = Client(trusted: "public.example", resolve: Public, http: "127.0.0.1,localhost,169.254.169.254,[::1]");

        await Refused(() => client.GetAsync(new Uri($"http://public.example:{Port}/feed")));
        Assert.Single(arrived);
    }

    [Fact]
    public async Task A_redirect_within_reason_is_followed_and_keeps_a_cookie()
    {
        answer = context =>
        {
            if (context.Request.Path == "/feed")
            {
                context.Response.StatusCode = 302;
                context.Response.Headers.Location = $"http://other.example:{Port}/there";
                context.Response.Headers.SetCookie = "a=1; domain=public.example";
            }
            else if (context.Request.Path == "/there")
            {
                context.Response.StatusCode = 307;
                context.Response.Headers.Location = "/end";
                context.Response.Headers.SetCookie = "b=2; path=/";
            }

            return context.Response.WriteAsync("hello");
        };
        using var client = Client(trusted: "public.example,other.example", resolve: Public);

        Assert.Equal("hello", await client.GetStringAsync(new Uri($"http://public.example:{Port}/feed")));
        Assert.Equal([$"public.example:{Port} /feed  ", $"other.example:{Port} /there  ", $"other.example:{Port} /end  b=2"], arrived);
    }

    [Fact]
    public async Task A_redirect_in_a_circle_comes_to_an_end()
    {
        answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        };
        using var client = Client(trusted: "public.example", resolve: Public);

        await Refused(() => client.GetAsync(new Uri($"http://public.example:{Port}/")));
        Assert.Equal(6, arrived.Count);
    }

    [Theory]
    [InlineData("Authorization", "Bearer secret")]
    [InlineData("X-Token", "secret")]
    public async Task Credentials_follow_no_redirect_to_another_host(string header, string value)
    {
        answer = context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"http://other.example:{Port}/there";
            return Task.CompletedTask;
        };
        using var client = Client(trusted: "public.example,other.example", resolve: Public);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://public.example:{Port}/feed");
        request.Headers.Add(header, value);

        await Refused(() => client.SendAsync(request));
        Assert.Contains("secret", Assert.Single(arrived), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_tls_only_named_hosts_are_asked_and_a_brand_may_be_held_to_some_hosts()
    {
        var guard = Guard(new OutboundOptions { HttpHosts = "old.example", OnlyHosts = "blog.example, old.example" }, Public);

        Assert.Contains("HttpHosts", guard.Fault(new Uri("http://blog.example/")), StringComparison.Ordinal);
        Assert.Null(guard.Fault(new Uri("http://old.example/")));
        Assert.Null(guard.Fault(new Uri("https://vendor.example/")));
        Assert.Contains("OnlyHosts", guard.Fault(new Uri("https://vendor.example/"), chosenByBrand: true), StringComparison.Ordinal);
        Assert.Null(guard.Fault(new Uri("https://BLOG.example./"), chosenByBrand: true));
        using var client = Client(guard);
        await Refused(() => client.GetAsync(new Uri("http://blog.example/")));
    }

    [Fact]
    public async Task A_server_of_ones_own_is_asked_when_the_operator_names_it()
    {
        using var client = Client(trusted: $"localhost:{Port}");

        Assert.Equal("hello", await client.GetStringAsync(new Uri($"http://localhost:{Port}/")));
        await Refused(() => client.GetAsync(new Uri($"http://127.0.0.1:{Port}/")));
    }

    private static IPAddress[] Public(string host) => host.EndsWith(".example", StringComparison.Ordinal) ? [IPAddress.Loopback] : Dns.GetHostAddresses(host);

    private static OutboundGuard Guard(OutboundOptions options, Func<string, IPAddress[]>? resolve = null)
    {
        var guard = new OutboundGuard(Options.Create(options));
        return resolve is null ? guard : new OutboundGuard(Options.Create(options)) { Resolve = (host, _) => Task.FromResult(resolve(host)) };
    }

    private static HttpClient Client(string trusted = "", Func<string, IPAddress[]>? resolve = null, string http = "") =>
        Client(Guard(new OutboundOptions { PrivateHosts = trusted, HttpHosts = http }, resolve));

    // The handlers as the factory chains them, without the retries.
    private static HttpClient Client(OutboundGuard guard) =>
        new ServiceCollection().AddHttpClient("guarded").ConfigurePrimaryHttpMessageHandler(() => OutboundServices.Handler(guard)).AddHttpMessageHandler(() => new BoundedBodies()).AddHttpMessageHandler(() => new OutboundRedirects(guard))
            .Services.BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient("guarded");

    // Refused before a connection, or with one that nobody answers: what counts is that nothing arrives.
    private static async Task Refused(Func<Task<HttpResponseMessage>> send)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(send);
        Assert.True(fault is OutboundException || fault.InnerException is OutboundException || fault.InnerException is System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound }, fault.ToString());
    }
}
