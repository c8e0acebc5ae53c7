using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

// Function classes with one fault each. They are looked at, never run.

public abstract class AbstractFunctions
{
    [Function("Abstract")]
    public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class GenericFunctions<T>
{
    [Function("Generic")]
    public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException(typeof(T).Name);
}

public readonly record struct StructFunctions
{
    [Function("Struct")]
    public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class PrivateFunctions
{
    [Function("Private")]
    internal void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class OverloadedFunctions
{
    [Function("Overloaded")]
    public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();

    public void Run() => throw new NotSupportedException();
}

public sealed class AsyncVoidFunctions
{
    [Function("AsyncVoid")]
    public async void Run([QueueTrigger("queue")] string text) => await Task.Yield();
}

public sealed class BadNameFunctions
{
    [Function("1st")]
    public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class TwoTriggerFunctions
{
    [Function("TwoTriggers")]
    public void Run([QueueTrigger("queue")] string text, [TimerTrigger("0 0 * * * *")] TimerInfo timer) => throw new NotSupportedException();
}

public sealed class DateRouteFunctions
{
    [Function("DateRoute")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "days/{day}")] HttpRequest request, DateOnly day) => throw new NotSupportedException();
}

public sealed class SlashRouteFunctions
{
    [Function("Slash")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "/days")] HttpRequest request) => throw new NotSupportedException();
}

public sealed class AdminRouteFunctions
{
    [Function("AdminRoute")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "admin/days")] HttpRequest request) => throw new NotSupportedException();
}

public sealed class UnboundRouteFunctions
{
    [Function("Unbound")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "days/{day}")] HttpRequest request, string month) => throw new NotSupportedException();
}

public sealed class BrokenRouteFunctions
{
    [Function("BrokenRoute")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "days/{day")] HttpRequest request) => throw new NotSupportedException();
}

public sealed class PlainObjectFunctions
{
    [Function("PlainObject")]
    public Task<string> Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => throw new NotSupportedException();
}

public sealed record NoAnswer([property: QueueOutput("queue")] string[] Messages);

public sealed class NoHttpResultFunctions
{
    [Function("NoHttpResult")]
    public NoAnswer Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => throw new NotSupportedException();
}

public sealed class BadQueueNameFunctions
{
    [Function("BadQueueName")]
    public void Run([QueueTrigger("My_Queue")] string text) => throw new NotSupportedException();
}

public sealed class OtherConnectionFunctions
{
    [Function("OtherConnection")]
    public void Run([QueueTrigger("queue", Connection = "Elsewhere")] string text) => throw new NotSupportedException();
}

public sealed record Line(decimal Price);

public sealed record Invoice(IReadOnlyList<Line> Lines);

public sealed class DecimalPayloadFunctions
{
    [Function("DecimalPayload")]
    public void Run([QueueTrigger("queue")] Invoice payload) => throw new NotSupportedException();
}

public sealed class TuplePayloadFunctions
{
    [Function("TuplePayload")]
    public void Run([QueueTrigger("queue")] (int One, int Two) pair) => throw new NotSupportedException();
}

public sealed class YieldOutputFunctions
{
    [Function("YieldOutput"), QueueOutput("other")]
    public IEnumerable<string> Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class PolymorphicOutputFunctions
{
    [Function("PolymorphicOutput"), QueueOutput("other")]
    public Figure Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class LostResultFunctions
{
    [Function("LostResult")]
    public Task<string> Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class BadScheduleFunctions
{
    [Function("BadSchedule")]
    public void Run([TimerTrigger("every night")] TimerInfo timer) => throw new NotSupportedException();
}

public sealed class SameNameFunctions
{
    [Function("Same")]
    public void One([QueueTrigger("one")] string text) => throw new NotSupportedException();

    [Function("SAME")]
    public void Two([QueueTrigger("two")] string text) => throw new NotSupportedException();
}

public sealed class SameRouteFunctions
{
    [Function("One")]
    public IResult One([HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "days/{day}")] HttpRequest request) => throw new NotSupportedException();

    [Function("Two")]
    public IResult Two([HttpTrigger(AuthorizationLevel.Function, "GET", Route = "days/{month}")] HttpRequest request) => throw new NotSupportedException();
}

public sealed class SameQueueFunctions
{
    [Function("One")]
    public void One([QueueTrigger("queue")] string text) => throw new NotSupportedException();

    [Function("Two")]
    public void Two([QueueTrigger("queue")] string text) => throw new NotSupportedException();
}

public sealed class SettingFunctions
{
    [Function("Read")]
    public void Read([QueueTrigger("%Prefix%-pulls")] string text) => throw new NotSupportedException();

    [Function("Route")]
    public IResult Route([HttpTrigger(AuthorizationLevel.Function, "get", Route = "%Nested__Route%/{id}")] HttpRequest request, string id) => throw new NotSupportedException();
}
