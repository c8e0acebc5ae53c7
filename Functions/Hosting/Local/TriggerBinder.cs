using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>Turns the attributes of one method into its trigger and outputs, settings put in; collects faults and the first missing setting.</summary>
internal sealed partial class TriggerBinder(IConfiguration configuration, TimeZoneInfo zone)
{
    internal List<string> Faults { get; } = [];

    internal string? MissingSetting { get; private set; }

    internal LocalFunction? Bind(string name, Type @class, MethodInfo method)
    {
        var (parameter, attribute) = FunctionShape.TriggersOf(method).Single();
        Trigger? trigger = attribute switch
        {
            HttpTriggerAttribute http => Http(http, name, method, parameter),
            QueueTriggerAttribute queue => Queue(queue, parameter),
            TimerTriggerAttribute timer => Timer(timer),
            _ => null,
        };
        var outputs = Outputs(method, trigger is Trigger.Request);
        return Faults.Count > 0 || MissingSetting is not null ? null : new(name, @class, method, trigger!, parameter, outputs);
    }

    private Trigger.Request Http(HttpTriggerAttribute http, string name, MethodInfo method, ParameterInfo trigger)
    {
        var route = Resolve(http.Route ?? name);
        if (route.StartsWith('/'))
            Faults.Add($"the route {route} begins with a slash, which stops the whole Functions host.");
        if (route.Split('/')[0].Equals("admin", StringComparison.OrdinalIgnoreCase))
            Faults.Add($"the route {route} begins with admin, which belongs to the host.");
        try
        {
            var names = RoutePatternFactory.Parse(route).Parameters.Select(part => part.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var parameter in method.GetParameters().Where(parameter => parameter != trigger && !IsContext(parameter) && !names.Contains(parameter.Name!) && !parameter.HasDefaultValue))
                Faults.Add($"{parameter.Name} does not occur in the route {route}.");
        }
        catch (RoutePatternException fault)
        {
            Faults.Add($"the route {route} is not one: {fault.Message}");
        }

        return new(http.AuthLevel, [.. http.Methods.Select(verb => verb.ToUpperInvariant())], route);
    }

    private Trigger.Message Queue(QueueTriggerAttribute queue, ParameterInfo parameter)
    {
        Faults.AddRange(PayloadRules.Check(parameter.ParameterType, parameter.Name!));
        return new(QueueName(queue.QueueName, queue.Connection));
    }

    private Trigger.Schedule? Timer(TimerTriggerAttribute timer)
    {
        var expression = Resolve(timer.Schedule);
        if (MissingSetting is not null)
            return null;
        if (TimerSchedule.TryParse(expression, zone) is { } schedule)
            return new(expression, schedule, timer.RunOnStartup, timer.UseMonitor);
        Faults.Add($"the schedule \"{expression}\" is no cron expression of six fields (second minute hour day month weekday), such as \"0 0 * * * *\".");
        return null;
    }

    private List<QueueOutput> Outputs(MethodInfo method, bool isHttp)
    {
        var result = ReturnTypes.Unwrap(method.ReturnType);
        List<QueueOutput> outputs = [];
        if (method.GetCustomAttribute<QueueOutputAttribute>() is { } whole)
        {
            if (isHttp)
                Faults.Add("an HTTP function that also sends messages returns a class: the answer in a property with [HttpResult], the messages in one with [QueueOutput].");
            Add(whole, null, result, "the return value");
        }

        if (ReturnTypes.IsMultiOutput(result))
        {
            foreach (var property in result.GetProperties())
                if (property.GetCustomAttribute<QueueOutputAttribute>() is { } part)
                    Add(part, property, property.PropertyType, property.Name);
        }

        Faults.AddRange(ReturnTypes.Check(result, isHttp, outputs.Count > 0));
        return outputs;

        void Add(QueueOutputAttribute attribute, PropertyInfo? property, Type type, string what)
        {
            outputs.Add(new(QueueName(attribute.QueueName, attribute.Connection), property, type));
            Faults.AddRange(PayloadRules.CheckOutput(type, what));
        }
    }

    private string QueueName(string text, string? connection)
    {
        var name = Resolve(text);
        if (connection is not null)
            Faults.Add($"the queue {name} names the connection {connection}; all queues are in the one account AzureWebJobsStorage.");
        if (MissingSetting is null && !QueuePattern().IsMatch(name))
            Faults.Add($"the queue name \"{name}\" is not 3 to 63 lowercase letters, digits and single dashes, with a letter or digit at both ends.");
        return name;
    }

    private string Resolve(string text)
    {
        var (resolved, missing) = SettingNames.Resolve(text, configuration);
        MissingSetting ??= missing;
        return resolved;
    }

    private static bool IsContext(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(FunctionContext);

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex QueuePattern();
}
