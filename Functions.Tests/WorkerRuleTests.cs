using System.IO;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Infra;

namespace SocialFunnel;

/// <summary>
/// What the real worker and host refuse, or silently do otherwise, and the local host might let pass; found out on the real ones. <see cref="ConventionTests"/> holds
/// the shape of function classes, their routes and their messages; here is the rest. The build of the azure flavour (.ci/azure) sees only what does not compile.
/// </summary>
public sealed partial class WorkerRuleTests
{
    private static readonly MethodInfo[] Functions = [.. typeof(LocalHost).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    [Fact]
    public void Messages_are_records_sealed_and_without_variants_so_that_nothing_loses_its_type_on_the_way()
    {
        var messages = Functions.SelectMany(method => method.GetParameters()).Where(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null)
            .Select(parameter => parameter.ParameterType).Distinct().ToList();

        Assert.NotEmpty(messages);
        Assert.All(messages, type => Assert.True(
            type.IsSealed && typeof(QueueRequest).IsAssignableFrom(type) && !type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: true) && !type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: true),
            $"{type.Name} must be a sealed record that derives from {nameof(QueueRequest)}."));
    }

    [Fact]
    public void A_function_with_an_answer_and_messages_marks_the_answer_and_each_other_property()
    {
        var several = Functions.Select(Result).Where(type => type.GetProperties().Any(property => property.GetCustomAttribute<QueueOutputAttribute>() is not null)).ToList();

        Assert.NotEmpty(several);
        Assert.All(several, type => Assert.Single(type.GetProperties(), property => property.GetCustomAttribute<HttpResultAttribute>() is not null));
        Assert.All(several.SelectMany(type => type.GetProperties()), property => Assert.True(
            property.GetCustomAttribute<HttpResultAttribute>() is not null || property.GetCustomAttribute<QueueOutputAttribute>() is not null, $"{property.Name} goes nowhere."));
    }

    [Fact]
    public void Two_functions_never_answer_the_same_address()
    {
        var routes = Functions.SelectMany(method => method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()))
            .Where(http => http is not null)
            .SelectMany(http => http!.Methods.Select(verb => $"{verb.ToUpperInvariant()} {Parameter().Replace(http.Route!, "{}")}"));

        Assert.Empty(routes.GroupBy(route => route, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_function_of_a_queue_follows_the_trace_of_its_message()
    {
        var classes = Functions.Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null)).Select(method => method.DeclaringType!).ToList();

        Assert.NotEmpty(classes);
        Assert.All(classes, type => Assert.Contains("traces.Handle(", RepositoryFiles.Read($"Functions/Triggers/{type.Name}.cs"), StringComparison.Ordinal));
    }

    [Fact]
    public void Function_classes_are_not_disposed_so_they_hold_nothing_to_dispose_of() =>
        Assert.DoesNotContain(Functions, method => typeof(IDisposable).IsAssignableFrom(method.DeclaringType) || typeof(IAsyncDisposable).IsAssignableFrom(method.DeclaringType));

    [Fact]
    public void The_queue_names_of_attributes_are_those_of_the_list()
    {
        var known = typeof(Queues).GetFields().Where(field => field.Name != nameof(Queues.Poison)).Select(field => (string)field.GetRawConstantValue()!).ToList();
        var used = Functions.SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>()?.QueueName).OfType<string>();

        Assert.Subset(known.Concat(known.Select(queue => queue + Queues.Poison)).ToHashSet(), used.ToHashSet());
    }

    [Theory]
    [InlineData(@"ReadFromJsonAsync", "a body that is no JSON would be a 500")]
    [InlineData(@"ScheduleStatus!?\.", "the status of a short schedule is null in Azure, and its first Last is year 1")]
    [InlineData(@"async void", "the worker does not wait for it")]
    [InlineData(@"using (NCrontab|Spectre|System\.CommandLine|SocialFunnel\.(Commands|Hosting\.Local))", "it exists in the local flavour only")]
    public void Outside_the_local_host_nobody_writes(string what, string since) =>
        Assert.Empty(Directory.EnumerateFiles(RepositoryFiles.PathOf("Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/Commands/", StringComparison.Ordinal) && !path.Contains("/Hosting/Local/", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) != "Hosting")
            .Where(path => Regex.IsMatch(File.ReadAllText(path), what))
            .Select(path => $"{Path.GetFileName(path)}: {what}, {since}."));

    private static Type Result(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } generic && typeof(Task).IsAssignableFrom(generic) ? generic.GetGenericArguments()[0] : method.ReturnType;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
