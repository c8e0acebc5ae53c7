using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

public sealed class FunctionDiscoveryTests
{
    [Theory]
    [InlineData(typeof(Nested), "top-level")]
    [InlineData(typeof(AbstractFunctions), "abstract")]
    [InlineData(typeof(GenericFunctions<>), "generic")]
    [InlineData(typeof(StructFunctions), "struct")]
    [InlineData(typeof(PrivateFunctions), "not public")]
    [InlineData(typeof(OverloadedFunctions), "several public methods")]
    [InlineData(typeof(AsyncVoidFunctions), "async void")]
    [InlineData(typeof(BadNameFunctions), "a letter followed by")]
    [InlineData(typeof(TwoTriggerFunctions), "exactly one parameter")]
    [InlineData(typeof(DateRouteFunctions), "DateOnly")]
    [InlineData(typeof(SlashRouteFunctions), "begins with a slash")]
    [InlineData(typeof(AdminRouteFunctions), "begins with admin")]
    [InlineData(typeof(UnboundRouteFunctions), "does not occur in the route")]
    [InlineData(typeof(BrokenRouteFunctions), "is not one")]
    [InlineData(typeof(PlainObjectFunctions), "returns IResult")]
    [InlineData(typeof(NoHttpResultFunctions), "exactly one property of the result carries [HttpResult]")]
    [InlineData(typeof(BadQueueNameFunctions), "3 to 63 lowercase")]
    [InlineData(typeof(OtherConnectionFunctions), "names the connection")]
    [InlineData(typeof(DecimalPayloadFunctions), "payload.Lines.Price is a decimal")]
    [InlineData(typeof(TuplePayloadFunctions), "ValueTuple")]
    [InlineData(typeof(YieldOutputFunctions), "return an array or a list")]
    [InlineData(typeof(PolymorphicOutputFunctions), "loses its type discriminator")]
    [InlineData(typeof(LostResultFunctions), "goes nowhere")]
    [InlineData(typeof(BadScheduleFunctions), "no cron expression")]
    public void What_the_functions_host_would_refuse_is_refused_in_one_line(Type functions, string expected)
    {
        var line = Assert.Single(Faults(functions));
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_has_a_line_that_names_its_function()
    {
        var lines = Faults(typeof(SlashRouteFunctions), typeof(BadQueueNameFunctions), typeof(BadScheduleFunctions));
        Assert.Equal(3, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("Slash (SlashRouteFunctions.Run): ", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_are_unique_without_regard_to_case() =>
        Assert.Contains("have the same function name", Assert.Single(Faults(typeof(SameNameFunctions))), StringComparison.Ordinal);

    [Fact]
    public void Routes_are_unique_whatever_their_parameters_are_called() =>
        Assert.Contains("have the same route", Assert.Single(Faults(typeof(SameRouteFunctions))), StringComparison.Ordinal);

    [Fact]
    public void A_queue_has_one_reader() =>
        Assert.Contains("read the same queue", Assert.Single(Faults(typeof(SameQueueFunctions))), StringComparison.Ordinal);

    [Fact]
    public void Settings_are_put_into_names_wherever_they_stand()
    {
        var found = Find([typeof(SettingFunctions)], new() { ["Prefix"] = "night", ["Nested:Route"] = "deep" });
        Assert.Equal("night-pulls", ((Trigger.Message)found.Functions.Single(function => function.Name == "Read").Trigger).Name);
        Assert.Equal("deep/{id}", ((Trigger.Request)found.Functions.Single(function => function.Name == "Route").Trigger).Route);
    }

    [Fact]
    public void A_time_zone_that_does_not_exist_is_a_fault() => Assert.Contains("Mars/Base", Assert.Throws<StartFaultException>(
        () => Find([typeof(SettingFunctions)], new() { ["WEBSITE_TIME_ZONE"] = "Mars/Base" })).Message, StringComparison.Ordinal);

    private static string[] Faults(params Type[] functions) => Assert.Throws<StartFaultException>(() => Find(functions)).Message.Split('\n');

    private static Discovery Find(Type[] functions, Dictionary<string, string?>? settings = null) =>
        FunctionDiscovery.Find(functions, new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build());

    public sealed class Nested
    {
        [Function("Nested")]
        public void Run([QueueTrigger("queue")] string text) => throw new NotSupportedException();
    }
}
