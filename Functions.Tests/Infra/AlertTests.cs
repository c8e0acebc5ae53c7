using System.IO;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialFunnel.Infra;

public sealed partial class AlertTests
{
    [BicepFact]
    public void Given_up_messages_late_nights_a_silent_scheduler_and_failures_are_reported() =>
        Assert.Equal(
            ["failures", "night-not-finished", "poison-queue-not-empty", "scheduler-silent"],
            Rules().Select(rule => Value(rule, "name")).Order(StringComparer.Ordinal));

    [BicepFact]
    public void Every_rule_measures_a_column_that_its_query_yields() =>
        Assert.All(Rules(), rule => Assert.Matches($@"\b{Value(rule, "measure")} = ", LastLine(Value(rule, "query"))));

    [BicepFact]
    public void Every_rule_sees_as_much_telemetry_as_its_query_asks_for() =>
        Assert.All(Rules(), rule => Assert.Equal(
            Value(rule, "query").Contains("ago(26h)", StringComparison.Ordinal) ? "P2D" : "PT1H", Value(rule, "lookBack")));

    [BicepFact]
    public void Every_rule_tells_the_operator() =>
        Assert.All(CompiledTemplate.Resources("Microsoft.Insights/scheduledQueryRules"), rule => Assert.NotEmpty(
            rule.GetProperty("properties").GetProperty("actions").GetProperty("actionGroups").EnumerateArray()));

    [BicepFact]
    public void The_budget_warns_before_during_and_after()
    {
        var budget = CompiledTemplate.Module("budget").GetRawText();
        Assert.All(new[] { "actual80", "actual100", "forecast110" }, warning => Assert.Contains(warning, budget, StringComparison.Ordinal));
    }

    [Fact]
    public void The_queries_name_the_functions_and_events_of_the_contract_and_no_others()
    {
        var queries = string.Concat(Directory.GetFiles(RepositoryFiles.PathOf("infra/queries"), "*.kql").Select(File.ReadAllText));
        Assert.Equal(
            Contract.WatchedFunctions.Concat(Contract.WatchedEvents).Order(StringComparer.Ordinal),
            ProgramName().Matches(queries).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [ProgramFact]
    public void The_functions_that_are_watched_exist() =>
        Assert.Subset(ProgramFactAttribute.Functions, Contract.WatchedFunctions.ToHashSet());

    [ProgramFact]
    public void The_log_events_that_are_watched_exist_and_carry_brand_and_run() =>
        Assert.All(Contract.WatchedEvents, name =>
        {
            var message = Assert.Single(ProgramFactAttribute.LogEvents, logged => logged.Name == name).Message;
            Assert.All(Contract.WatchedFields, field => Assert.Contains(field, message, StringComparison.Ordinal));
        });

    private static IEnumerable<JsonElement> Rules() =>
        CompiledTemplate.ResourcesOf(CompiledTemplate.Module("alerts"))
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments");

    /// <summary>A parameter of a rule; a query may stand in a variable of the module.</summary>
    private static string Value(JsonElement rule, string parameter)
    {
        var value = rule.GetProperty("properties").GetProperty("parameters").GetProperty(parameter).GetProperty("value").GetString()!;
        if (!value.StartsWith('['))
            return value;
        var variables = CompiledTemplate.Module("alerts").GetProperty("variables").EnumerateObject();
        return variables.Single(variable => value.Contains($"'{variable.Name}'", StringComparison.Ordinal)).Value.GetString()!;
    }

    private static string LastLine(string query) => query.Trim().Split('\n')[^1];

    [GeneratedRegex(@"'([A-Z][a-z]+(?:[A-Z][a-z]+)+)'")]
    private static partial Regex ProgramName();
}
