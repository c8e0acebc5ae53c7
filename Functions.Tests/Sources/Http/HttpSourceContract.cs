using System.Globalization;
using System.IO;
using System.Net;
using Microsoft.AspNetCore.Http;
using SocialFunnel.Runs;
using SocialFunnel.Sources.Connecting;

namespace SocialFunnel.Sources.Http;

/// <summary>
/// What holds for every source that asks a vendor over HTTP: against a server in this process that answers as recorded, and then in every way in which a
/// vendor or the network may fail. A source's tests say where the server is written into its settings, and what the recording holds.
/// </summary>
public abstract class HttpSourceContract : SourceContract, IAsyncLifetime
{
    private readonly VendorServer server;
    private ServiceProvider? services;

    protected HttpSourceContract() => server = VendorServer.Of(Http.Recording.Of(Recording));

    /// <summary>The night of the recording; its posts lie in the 28 days before.</summary>
    protected static DateOnly Day { get; } = new(2026, 11, 23);

    /// <summary>Name of the connector, as in a brand's settings.</summary>
    protected abstract string Type { get; }

    /// <summary>Name of the recording: <c>Functions.Tests/Sources/NAME.json</c>.</summary>
    protected abstract string Recording { get; }

    /// <summary>Posts of the recording's window, over all its pages; at least two pages, and one post to each.</summary>
    protected abstract int Posts { get; }

    /// <summary>What the pages hold, by id: posts unless said otherwise.</summary>
    protected virtual IEnumerable<string> Items(IEnumerable<Reading> readings) => readings.OfType<PostReading>().Select(post => post.PostId);

    /// <summary>Whether it tells what changed in the window, and not what happened in it: an old order that was refunded.</summary>
    protected virtual bool TellsEarlierDays => false;

    /// <summary>The answer to a request for a page of a list that holds nothing.</summary>
    protected abstract Exchange EmptyPage { get; }

    /// <summary>The answer of a list without end: page after page, each with another post and another cursor.</summary>
    protected abstract Exchange EndlessPage(int number);

    /// <summary>The brand's settings for the source.</summary>
    protected abstract string Options(Uri server);

    /// <summary>Settings of the program that lead the source to the server.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings(Uri server) => [];

    /// <summary>A credential that the source sends, and that may appear nowhere else; null for a source that sends none.</summary>
    protected virtual string? Secret => null;

    /// <summary>Puts the credential where the source finds it.</summary>
    protected virtual Task Connect(IServiceProvider services) => Task.CompletedTask;

    /// <summary>Adds what the source needs beside the usual.</summary>
    protected virtual IServiceCollection Configure(IServiceCollection services) => services;

    /// <summary>The vendor's own errors: status, body, and what they mean.</summary>
    protected virtual IEnumerable<(int Status, string Body, VendorErrorKind Kind)> Errors => [];

    internal VendorServer Server => server;

    internal PromptTime Time { get; } = new(Pulls.Brand().Calendar.NightOf(Day));

    internal LogWatch Log { get; } = new();

    internal IServiceProvider Services => services!;

    public async Task InitializeAsync()
    {
        await server.Start();
        services = Configure(VendorServices.Of(Time, Log, Settings(server.Address))).BuildServiceProvider();
        await Connect(services);
    }

    public async Task DisposeAsync()
    {
        await services!.DisposeAsync();
        await server.DisposeAsync();
    }

    protected override ISource Build() => services!.GetServices<SourceEntry>().Single(entry => entry.Type == Type).Source;

    protected override PullContext Pull() => Night(28);

    /// <summary>A pull of the recording's night.</summary>
    protected PullContext Night(int days) => Pulls.Night(Type, Day, days: days, options: Options(server.Address)) is var pull ? pull with { RetrievedAt = Time.Now } : null!;

    [Fact]
    public async Task It_reads_every_page()
    {
        var readings = await Build().All(Pull());

        Assert.Equal(Posts, Items(readings).Distinct().Count());
        Assert.True(server.Requests.Count(request => server.Recording.IsPaged(request.Split(' ', '?')[1])) >= 2, string.Join('\n', server.Requests));
    }

    [Fact]
    public async Task It_sends_no_credential_but_its_own()
    {
        await Build().All(Pull());

        Assert.All(server.Credentials, credential => Assert.Contains(Secret ?? "none is to be sent", credential, StringComparison.Ordinal));
        Assert.Equal(Secret is not null, !server.Credentials.IsEmpty);
    }

    [Fact]
    public async Task An_empty_list_is_no_fault()
    {
        server.Instead = context => server.Recording.IsPaged(context.Request.Path) ? Sent(context, EmptyPage) : Task.FromResult(false);

        Assert.Empty(Items(await Build().All(Pull())));
    }

    [Fact]
    public async Task It_reads_a_single_day()
    {
        var readings = await Build().All(Night(1));

        Assert.All(readings, reading => Assert.True(reading.Day == Day.AddDays(-1) || (TellsEarlierDays && reading.Day < Day), reading.ToString()));
    }

    [Fact]
    public async Task It_reads_four_hundred_days()
    {
        var context = Night(400);
        var readings = await Build().All(context);

        Assert.True(Items(readings).Count() >= Posts);
        Assert.All(readings, reading => Assert.True(context.Window.Contains(reading.Day)));
    }

    [Theory]
    [InlineData(401, VendorErrorKind.Reauthorise, 1)]
    [InlineData(403, VendorErrorKind.PermissionMissing, 1)]
    [InlineData(404, VendorErrorKind.BadRequest, 1)]
    [InlineData(400, VendorErrorKind.BadRequest, 1)]
    [InlineData(500, VendorErrorKind.Transient, 4)]
    [InlineData(503, VendorErrorKind.Transient, 4)]
    public async Task A_status_alone_tells_what_is_to_be_done(int status, VendorErrorKind kind, int attempts)
    {
        server.Instead = context => Sent(context, new Exchange("", "") { Status = status });

        var fault = await Fault();

        Assert.Equal((kind, attempts), (fault.Kind, server.Requests.Count));
    }

    [Fact]
    public async Task The_vendors_own_errors_tell_what_is_to_be_done()
    {
        foreach (var (status, body, kind) in Errors)
        {
            server.Instead = context => Sent(context, new Exchange("", System.Text.Json.Nodes.JsonNode.Parse(body)) { Status = status });

            var fault = await Fault();

            Assert.True(kind == fault.Kind, $"{status} {body} is {fault.Kind}: {fault.Message}");
        }
    }

    [Theory]
    [InlineData("Retry-After", "3600", 3600)]
    [InlineData("Retry-After", "{date}", 7200)]
    [InlineData("x-rate-limit-reset", "{unix}", 7200)]
    [InlineData("X-RateLimit-Reset", "{iso}", 7200)]
    [InlineData("ratelimit-reset", "90", 90)]
    [InlineData("RateLimit", "\"default\";r=0;t=60", 60)]
    [InlineData("X-None", "", 900)]
    public async Task Too_many_requests_wait_until_the_time_that_the_vendor_gives(string header, string value, int seconds)
    {
        var until = Time.Now.AddHours(2);
        value = value.Replace("{date}", until.ToString("R"), StringComparison.Ordinal)
            .Replace("{unix}", until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{iso}", until.ToString("O", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        server.Instead = context => Sent(context, new Exchange("", "") { Status = 429, Headers = new Dictionary<string, string> { [header] = value } });

        var fault = await Fault();

        Assert.Equal((VendorErrorKind.Throttled, Time.Now.AddSeconds(seconds)), (fault.Kind, fault.Until));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_moment_of_patience_is_kept_at_once()
    {
        var expected = await Build().All(Pull());
        var first = 0;
        server.Instead = context => Interlocked.Increment(ref first) == 1
            ? Sent(context, new Exchange("", "") { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "2" } })
            : Task.FromResult(false);

        Assert.Equal(expected, await Build().All(Pull()));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("cut")]
    [InlineData("stall")]
    public async Task What_fails_once_is_tried_again(string how)
    {
        var expected = await Build().All(Pull());
        var first = 0;
        server.Instead = context => Interlocked.Increment(ref first) == 1 ? Fail(context, how) : Task.FromResult(false);

        Assert.Equal(expected, await Build().All(Pull()));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("stall")]
    [InlineData("slow")]
    public async Task What_fails_always_is_transient(string how)
    {
        server.Instead = context => Fail(context, how);

        Assert.Equal(VendorErrorKind.Transient, (await Fault()).Kind);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_web_page_is_no_answer()
    {
        server.Instead = context => Sent(context, new Exchange("", "<!doctype html><html><body>We are back soon</body></html>") { Type = "text/html" });

        Assert.Equal(VendorErrorKind.Transient, (await Fault()).Kind);
    }

    [Fact]
    public async Task An_answer_that_ends_early_is_no_answer()
    {
        server.Text = exchange => exchange.Text[..(exchange.Text.Length / 2)];

        Assert.Equal(VendorErrorKind.Transient, (await Fault()).Kind);
    }

    [Fact]
    public async Task An_answer_of_more_than_ten_megabytes_is_not_read_to_its_end()
    {
        server.Instead = async context =>
        {
            context.Response.ContentType = "application/json";
            var spaces = new string(' ', 64 * 1024);
            for (var i = 0; i < 1000 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.WriteAsync(spaces);
            }

            return true;
        };

        var fault = await Fault();

        Assert.Equal(VendorErrorKind.BadRequest, fault.Kind);
        Assert.Contains("10 MB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_for_ever_is_read_once()
    {
        server.Instead = context => server.Recording.IsPaged(context.Request.Path) ? Sent(context, server.Recording.Exchanges.First(exchange => exchange.Page == 1)) : Task.FromResult(false);
        var context = Night(400);

        var items = Items(await Build().All(context)).ToList();

        Assert.NotEmpty(items);
        Assert.Equal(items.Count, items.Distinct().Count());
        Assert.True(server.Requests.Count < 10, string.Join('\n', server.Requests));
        Assert.Contains(context.Refusals.Notes, note => note.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_without_end_is_read_to_a_bound()
    {
        var page = 0;
        server.Instead = context => server.Recording.IsPaged(context.Request.Path) ? Sent(context, EndlessPage(Interlocked.Increment(ref page))) : Task.FromResult(false);
        var context = Night(400);

        var readings = await Build().All(context);

        Assert.Equal(Paging<object>.MostPages, page);
        Assert.Equal(page, Items(readings).Count());
        Assert.Contains(context.Refusals.Notes, note => note.Contains("no further", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_opens_a_door_is_in_a_log_or_an_error()
    {
        foreach (var status in new[] { 200, 400, 401, 403, 404, 429, 500 })
        {
            server.Instead = context => Sent(context, new Exchange("", System.Text.Json.Nodes.JsonValue.Create($$"""
                {"error":"x","message":"refused: {{string.Join(' ', context.Request.Headers.Select(header => header.Value)).Replace("\"", "'", StringComparison.Ordinal)}} {{context.Request.QueryString}}"
                """ + (status == 200 ? "" : "}"))) { Status = status });
            var said = $"{await Fault()}";
            Assert.True(Secret is null || !said.Contains(Secret, StringComparison.Ordinal), said);
        }

        Assert.DoesNotContain(Log.Lines, line => Secret is not null && line.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Log.Lines, line => line.Contains("http://", StringComparison.Ordinal));
    }

    /// <summary>Connects the source as <c>shop</c>: the settings that come of it, and all that was said.</summary>
    protected async Task<(string Settings, string Said)> Connected(params string[] answers)
    {
        using var said = new StringWriter();
        var settings = await ((IConnectable)Build()).Connect(new ConnectDialog("acme", "shop", new StringReader(string.Join('\n', answers)), said), CancellationToken.None);
        return (settings.ToJsonString(), said.ToString());
    }

    /// <summary>What a pull fails with.</summary>
    protected Task<VendorException> Fault() => Assert.ThrowsAsync<VendorException>(() => Build().All(Pull()));

    private async Task<bool> Sent(HttpContext context, Exchange exchange)
    {
        await server.Send(context, exchange with { Body = exchange.Body?.DeepClone() });
        return true;
    }

    private async Task<bool> Fail(HttpContext context, string how)
    {
        switch (how)
        {
            case "status":
                context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
                return true;
            case "cut":
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                context.Abort();
                return true;
            case "slow":
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                break;
        }

        Time.ExpireAttempts();
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
        return true;
    }
}
