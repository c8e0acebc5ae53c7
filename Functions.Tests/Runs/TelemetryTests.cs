using System.Diagnostics;
using System.IO;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>What leaves the program by OpenTelemetry, of whole nights through real queues.</summary>
[Collection("azurite")]
public sealed class TelemetryTests(AzuriteFixture azurite)
{
    private const string Connector = "traced-connector";
    private static readonly DateOnly Night = new(2026, 11, 23);

    [Fact]
    public async Task A_night_is_one_trace_from_its_opening_through_the_queues_to_its_analysis()
    {
        var watch = new TelemetryWatch();
        await using var world = await LiveWorld.Start(azurite, null, watch.Add);
        world.Files.WriteSmallMonth("traced");
        await world.Put("traced", BrandFolder.Settings());

        await world.Night("traced", Night);

        await Eventually(() => watch.Spans.Any(span => span.DisplayName == "process analyses" && Tag(span, Telemetry.BrandTag) == "traced"));
        var night = watch.Spans.Where(span => Tag(span, Telemetry.BrandTag) == "traced").ToList();
        Assert.Equal(["open run", "process analyses", "process pulls"], night.Select(span => span.DisplayName).Order(StringComparer.Ordinal));
        Assert.Single(night.Select(span => span.TraceId).Distinct());
        Assert.All(night, span => Assert.Equal("2026-11-23", Tag(span, Telemetry.RunTag)));

        var (open, pull, analysis) = (Named(night, "open run"), Named(night, "process pulls"), Named(night, "process analyses"));
        Assert.Equal((ActivityKind.Producer, default(ActivitySpanId)), (open.Kind, open.ParentSpanId));
        Assert.Equal((ActivityKind.Consumer, open.SpanId), (pull.Kind, pull.ParentSpanId));
        Assert.Equal((ActivityKind.Consumer, pull.SpanId), (analysis.Kind, analysis.ParentSpanId));
        Assert.Equal(("process", "pulls", "exports"), (Tag(pull, "messaging.operation.type"), Tag(pull, "messaging.destination.name"), Tag(pull, Telemetry.PullTag)));

        // What opened it is linked: the page of brands, which the timer asked for.
        var page = Named(watch.Spans.Where(span => span.SpanId == Assert.Single(open.Links).Context.SpanId), "process nights");
        Assert.Equal("ScheduleNight", Assert.Single(watch.Spans, span => span.SpanId == page.ParentSpanId).DisplayName);
    }

    [Fact]
    public async Task Each_source_tells_its_readings_its_refused_rows_and_the_age_of_its_newest_day()
    {
        var watch = new TelemetryWatch();
        var source = new TestSource(context => Enumerable.Range(0, 3).Select(day => TestSource.Followers(context, context.Window.Last.AddDays(-2 - day), 5)).Concat(Refused(context)));
        await using var world = await LiveWorld.Start(azurite, null, services =>
        {
            watch.Add(services);
            services.AddSingleton(new SourceEntry(Connector, source));
        });
        await world.Put("measured", BrandFolder.Settings(settings => settings["sources"]![Connector] = new System.Text.Json.Nodes.JsonObject()));

        await world.Night("measured", Night);

        Assert.Equal(3, Assert.Single(watch.Points(world, "socialfunnel.readings", "socialfunnel.source", Connector)).GetSumLong());
        Assert.Equal(1, Assert.Single(watch.Points(world, "socialfunnel.rows.refused", "socialfunnel.source", Connector)).GetSumLong());
        var age = Assert.Single(watch.Points(world, "socialfunnel.newest_day.age", "socialfunnel.source", Connector));
        Assert.Equal((1, 2), (age.GetHistogramCount(), age.GetHistogramSum()));
        Assert.NotEmpty(watch.Points(world, "socialfunnel.runs.ended", "socialfunnel.run.state", "Completed"));
        Telemetry.QuotaLeft(Connector, "daily", 412);
        Assert.Equal(412, Assert.Single(watch.Points(world, "socialfunnel.vendor.quota.remaining", "socialfunnel.source", Connector)).GetGaugeLastValueLong());
        Assert.Equal(
            [
                ("socialfunnel.analysis.duration", "s"), ("socialfunnel.newest_day.age", "d"), ("socialfunnel.queue.lag", "s"), ("socialfunnel.readings", "{reading}"),
                ("socialfunnel.rows.refused", "{row}"), ("socialfunnel.runs.ended", "{run}"), ("socialfunnel.vendor.quota.remaining", "{request}"),
            ],
            watch.Metrics(world).Order());
    }

    [Fact]
    public async Task The_lag_of_a_queue_is_measured_from_sending_to_taking_up()
    {
        var (watch, time) = (new TelemetryWatch(), new FrozenTime(LiveWorld.Morning));
        await using var world = await LiveWorld.Start(azurite, null, watch.Add);
        var traces = new MessageTraces(time);
        var sent = Assert.Single(traces.Stamped([new AnalyseRequest("lagged", "1")]));

        time.Now += TimeSpan.FromSeconds(7);
        await traces.Handle("lagged-queue", sent, () => Task.CompletedTask);

        Assert.Equal(LiveWorld.Morning, sent.SentAt);
        Assert.Equal(7, Assert.Single(watch.Points(world, "socialfunnel.queue.lag", "messaging.destination.name", "lagged-queue")).GetHistogramSum());
    }

    [Fact]
    public async Task A_pull_that_fails_shows_the_type_of_its_failure_and_not_its_words()
    {
        var watch = new TelemetryWatch();
        await using var world = await LiveWorld.Start(azurite, new TestSource(_ => throw new IOException("canary of a vendor's answer")), watch.Add);
        await world.Put("untraced", BrandFolder.Settings(BrandFolder.WithTestSource));

        await world.Night("untraced", Night);

        var failed = watch.Spans.Where(span => Tag(span, Telemetry.PullTag) == TestSource.Name && Tag(span, Telemetry.BrandTag) == "untraced" && span.DisplayName == "process pulls").ToList();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, span => Assert.Equal((ActivityStatusCode.Error, "System.IO.IOException"), (span.Status, Tag(span, "error.type"))));
        Assert.DoesNotContain(watch.Text(world), line => line.StartsWith("span ", StringComparison.Ordinal) && line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_secret_and_nothing_of_a_person_is_in_a_span_a_metric_or_a_log()
    {
        var watch = new TelemetryWatch();
        await using var world = await LiveWorld.Start(azurite, null, watch.Add, ("SocialFunnel:CustomerKey", "canary-customer-key-0123456789abcdef"), ("SocialFunnel:LinkKey", "canary-link-key-0123456789abcdef0123456789"));
        world.Files.Write("secretive", "orders.csv", LiveWorld.Morning, "order_id,ordered_at,net_value,currency,customer,utm_source,heard_about_us",
            "canary-order-1,2026-11-01,10,EUR,canary.person@example.org,linkedin,canary said a friend", "canary-order-2,2026-11-02,canary.person@example.org,EUR,canary.person@example.org,x,");
        world.Files.Write("secretive", "touches.csv", LiveWorld.Morning, "journey,touched_at,landing_url,referrer", "canary.person@example.org,2026-11-01T10:00:00Z,https://acme.example/?token=canary-token,https://canary-referrer.example/mail?from=canary.person@example.org");
        await world.Put("secretive", BrandFolder.Settings());

        await world.Night("secretive", Night);
        await world.Http.GetAsync("/api/brands/secretive/roi?window=28d&code=canary-code");
        await world.Http.GetAsync("/api/brands/secretive/hours?link=canary-link&signature=canary-signature");

        await Eventually(() => watch.Spans.Any(span => Tag(span, "http.route")?.EndsWith("/hours", StringComparison.Ordinal) == true));
        var text = watch.Text(world);
        Assert.Contains(text, line => line.StartsWith("span process pulls", StringComparison.Ordinal) && line.Contains("secretive", StringComparison.Ordinal));
        Assert.Contains(text, line => line.StartsWith("log ", StringComparison.Ordinal) && line.Contains("secretive", StringComparison.Ordinal));
        Assert.DoesNotContain(text, line => line.Contains("canary", StringComparison.OrdinalIgnoreCase));
        var keys = new[] { world.Http.DefaultRequestHeaders.GetValues("x-functions-key").Single(), "AccountKey=" };
        Assert.DoesNotContain(text, line => keys.Any(key => line.Contains(key, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Logs_are_events_with_fields_of_their_own()
    {
        var watch = new TelemetryWatch();
        await using var world = await LiveWorld.Start(azurite, null, watch.Add);
        world.Files.WriteSmallMonth("logged");
        await world.Put("logged", BrandFolder.Settings());

        await world.Night("logged", Night);

        var opened = Assert.Single(watch.Logged("RunOpened"));
        Assert.Equal(("logged", "2026-11-23", 1), (opened["Brand"], opened["Run"], opened["Pulls"]));
        Assert.Equal(RunState.Completed, Assert.Single(watch.Logged("RunEnded"))["State"]);
    }

    [Fact]
    public void A_message_of_an_older_version_has_no_trace_and_is_understood()
    {
        var request = JsonSerializer.Deserialize<PullRequest>("""{"brand":"acme","run":"2026-11-23","pull":"exports"}""", Json.Create());

        Assert.Equal(new PullRequest("acme", "2026-11-23", "exports"), request);
    }

    [Fact]
    public async Task A_message_that_names_no_valid_trace_is_handled_all_the_same()
    {
        var handled = false;

        await new MessageTraces(TimeProvider.System).Handle(Queues.Pulls, new PullRequest("acme", "1", "exports") { TraceParent = "00-nonsense", TraceState = new string('x', 9000) }, () =>
        {
            handled = true;
            return Task.CompletedTask;
        });

        Assert.True(handled);
    }

    private static IEnumerable<Reading> Refused(PullContext context)
    {
        context.Refusals.Add(new Refusal("answer", 1, null, null, "has no day."));
        yield break;
    }

    // A span ends a moment after what it spans has told the world that it ended.
    private static async Task Eventually(Func<bool> holds)
    {
        var patience = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "It did not come.");
            await Task.Yield();
        }
    }

    private static Activity Named(IEnumerable<Activity> spans, string name) => Assert.Single(spans, span => span.DisplayName == name);

    private static string? Tag(Activity span, string name) => span.GetTagItem(name)?.ToString();
}
