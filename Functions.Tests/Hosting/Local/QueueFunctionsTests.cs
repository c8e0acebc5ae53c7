using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

public sealed record Parcel(string Name, int Weight, DateOnly Day, DayOfWeek Weekday);

[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Figure;

public sealed record Circle(int Radius) : Figure;

public sealed record Square(int Side) : Figure;

public sealed record Split([property: QueueOutput("left")] string? Left, [property: QueueOutput("right")] IReadOnlyList<Parcel> Right);

public sealed class QueueTestFunctions(Recorder recorder)
{
    [Function("Text")]
    public void Text([QueueTrigger("%TextQueue%")] string text) => recorder.Saw(text);

    [Function("Record")]
    public Task Record([QueueTrigger("records")] Parcel parcel, FunctionContext context)
    {
        recorder.Saw((parcel, context.BindingContext.BindingData["DequeueCount"], context.BindingContext.BindingData["Id"]));
        return Task.CompletedTask;
    }

    [Function("Raw")]
    public void Raw([QueueTrigger("raws")] QueueMessage message) => recorder.Saw(message);

    [Function("Failing")]
    public void Failing([QueueTrigger("failing")] string text, FunctionContext context)
    {
        recorder.Saw(context.BindingContext.BindingData["DequeueCount"]!);
        throw new InvalidOperationException(text);
    }

    [Function("FailingPoison")]
    public void FailingPoison([QueueTrigger("failing-poison")] string text) => recorder.Saw($"poison {text}");

    [Function("Slow")]
    public async Task Slow([QueueTrigger("slow")] string text, CancellationToken cancellation)
    {
        recorder.Saw(text);
        await recorder.Gate().Task.WaitAsync(cancellation);
        recorder.Saw("done");
    }

    [Function("Figures"), QueueOutput("figures")]
    public Task<Figure[]> Figures([QueueTrigger("draw")] string text) => Task.FromResult<Figure[]>([new Circle(1), new Square(2)]);

    [Function("Figure")]
    public void Figure([QueueTrigger("figures")] Figure figure) => recorder.Saw(figure);

    [Function("Splitting")]
    public Split Splitting([QueueTrigger("splitting")] string text) =>
        new(text.Length > 0 ? text : null, [new("a", 1, new(2026, 1, 2), DayOfWeek.Friday), new("b", 2, new(2026, 1, 3), DayOfWeek.Saturday)]);

    [Function("Nothing"), QueueOutput("nowhere")]
    public string? Nothing([QueueTrigger("nothing")] string text)
    {
        recorder.Saw("nothing");
        return null;
    }

    [Function("Bad"), QueueOutput("bads")]
    public string?[] Bad([QueueTrigger("bad")] string text)
    {
        recorder.Saw("bad");
        return text == "null" ? ["good", null] : [new string('x', (48 * 1024) + 1)];
    }
}

public sealed class QueueFunctionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly Parcel Sample = new("Grüße", 3, new(2026, 2, 28), DayOfWeek.Saturday);

    [Fact]
    public async Task A_text_arrives_in_a_queue_named_by_a_setting_and_is_deleted()
    {
        await using var host = await Start();
        await Queue(host, "texts").SendMessageAsync("grüß dich");

        Assert.Equal("grüß dich", await host.Recorder.Next<string>());
        await host.DisposeAsync();
        Assert.Equal(0, await Count(host, "texts"));
    }

    [Fact]
    public async Task A_record_arrives_with_its_binding_data()
    {
        await using var host = await Start();
        SendReceipt sent = await Queue(host, "records").SendMessageAsync("""{"name":"Grüße","weight":3,"day":"2026-02-28","weekday":"saturday"}""");

        Assert.Equal((Sample, "1", sent.MessageId), await host.Recorder.Next<(Parcel, object?, object?)>());
    }

    [Fact]
    public async Task A_message_arrives_whole_if_asked_for()
    {
        await using var host = await Start();
        await Queue(host, "raws").SendMessageAsync("body");

        Assert.Equal("body", (await host.Recorder.Next<QueueMessage>()).Body.ToString());
    }

    [Fact]
    public async Task A_message_that_always_fails_is_tried_as_often_as_allowed_then_goes_to_poison()
    {
        await using var host = await Start(new() { ["maxDequeueCount"] = "3" });
        await Queue(host, "failing").SendMessageAsync("no");

        foreach (var attempt in new[] { "1", "2", "3" })
            Assert.Equal(attempt, await host.Recorder.Next<string>());
        Assert.Equal("poison no", await host.Recorder.Next<string>());
        await host.DisposeAsync();
        Assert.Equal(0, await Count(host, "failing"));
        Assert.Equal(0, await Count(host, "failing-poison"));
    }

    [Fact]
    public async Task Json_that_is_not_the_record_goes_to_poison_without_a_call()
    {
        await using var host = await Start(new() { ["maxDequeueCount"] = "1" });
        await Queue(host, "records").SendMessageAsync("""{"name":"twice","name":"twice"}""");

        Assert.Equal("""{"name":"twice","name":"twice"}""", await Arrived(host, "records-poison"));
        Assert.Equal(0, host.Recorder.Unread);
    }

    [Fact]
    public async Task A_message_that_is_not_base64_goes_to_poison_and_the_others_are_processed()
    {
        await using var host = await Start();
        await new QueueClient(host.Account.ConnectionString, "texts").SendMessageAsync("<not base64>");
        await Queue(host, "texts").SendMessageAsync("fine");

        Assert.Equal("fine", await host.Recorder.Next<string>());
        Assert.Equal("<not base64>", await Arrived(host, "texts-poison"));
    }

    [Fact]
    public async Task A_long_run_keeps_its_message_by_renewing_the_lease()
    {
        await using var host = await Start(new() { ["SocialFunnel:Local:QueueLease"] = "00:00:02" });
        var queue = Queue(host, "slow");
        SendReceipt sent = await queue.SendMessageAsync("once");
        Assert.Equal("once", await host.Recorder.Next<string>());

        // A message whose lease had run out would be seen again, and a later one of the same length proves that the time is over.
        await queue.SendMessageAsync("later", visibilityTimeout: TimeSpan.FromSeconds(3));
        Assert.Equal("later", await host.Recorder.Next<string>());
        Assert.Equal(0, host.Recorder.Unread);
        host.Recorder.Gate().SetResult();
        Assert.Equal("done", await host.Recorder.Next<string>());
        Assert.Equal("done", await host.Recorder.Next<string>());
        await host.DisposeAsync();
        Assert.Equal(0, await Count(host, "slow"));
    }

    [Fact]
    public async Task Elements_of_a_polymorphic_array_keep_their_kind()
    {
        await using var host = await Start();
        await Queue(host, "draw").SendMessageAsync("now");

        Figure[] figures = [await host.Recorder.Next<Figure>(), await host.Recorder.Next<Figure>()];
        Assert.Equal([new Circle(1), new Square(2)], figures.OrderBy(figure => figure is Square));
    }

    [Fact]
    public async Task Several_outputs_go_to_their_queues()
    {
        await using var host = await Start();
        await Queue(host, "splitting").SendMessageAsync("hello");

        Assert.Equal("hello", await Arrived(host, "left"));
        string[] right = [await Arrived(host, "right"), await Arrived(host, "right")];
        Assert.Equal(["""{"name":"a","weight":1,"day":"2026-01-02","weekday":"friday"}""", """{"name":"b","weight":2,"day":"2026-01-03","weekday":"saturday"}"""], right.Order());
    }

    [Fact]
    public async Task Null_sends_nothing()
    {
        await using var host = await Start();
        await Queue(host, "nothing").SendMessageAsync("x");

        Assert.Equal("nothing", await host.Recorder.Next<string>());
        await host.DisposeAsync();
        Assert.Equal(0, await Count(host, "nothing"));
        Assert.Equal(0, await Count(host, "nowhere"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("long")]
    public async Task A_result_that_cannot_be_sent_whole_is_not_sent_in_part(string text)
    {
        await using var host = await Start(new() { ["maxDequeueCount"] = "1" });
        await Queue(host, "bad").SendMessageAsync(text);

        Assert.Equal(text, await Arrived(host, "bad-poison"));
        Assert.Equal(0, await Count(host, "bads"));
    }

    [Fact]
    public async Task Stopping_waits_for_what_runs()
    {
        await using var host = await Start();
        await Queue(host, "slow").SendMessageAsync("started");
        Assert.Equal("started", await host.Recorder.Next<string>());

        var stop = host.Host.StopAsync();
        Assert.False(stop.IsCompleted);
        host.Recorder.Gate().SetResult();
        await stop.WaitAsync(TestHost.Patience);
        Assert.Equal("done", await host.Recorder.Next<string>());
        Assert.Equal(0, await Count(host, "slow"));
    }

    [Fact]
    public async Task Stopping_gives_back_the_message_of_what_runs_too_long()
    {
        await using var host = await Start(new() { ["SocialFunnel:Local:StopTimeout"] = "00:00:00.1" });
        await Queue(host, "slow").SendMessageAsync("started");
        Assert.Equal("started", await host.Recorder.Next<string>());

        await host.Host.StopAsync().WaitAsync(TestHost.Patience);
        QueueMessage[] back = await Queue(host, "slow").ReceiveMessagesAsync();
        Assert.Equal("started", Assert.Single(back).Body.ToString());
        Assert.Equal(0, host.Recorder.Unread);
    }

    private Task<TestHost> Start(Dictionary<string, string?>? settings = null) => TestHost.StartAsync(
        azurite.NewAccount(), [typeof(QueueTestFunctions)], new(settings ?? []) { ["TextQueue"] = "texts" });

    private static QueueClient Queue(TestHost host, string name) => host.Account.Queues.GetQueueClient(name);

    private static async Task<int> Count(TestHost host, string name) => (await Queue(host, name).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Takes the next message out of a queue that no function reads.</summary>
    private static async Task<string> Arrived(TestHost host, string name)
    {
        using var patience = new CancellationTokenSource(TestHost.Patience);
        var queue = Queue(host, name);
        await queue.CreateIfNotExistsAsync(cancellationToken: patience.Token);
        while (true)
        {
            if ((QueueMessage?)await queue.ReceiveMessageAsync(cancellationToken: patience.Token) is not { } message)
                continue;
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, patience.Token);
            return message.Body.ToString();
        }
    }
}
