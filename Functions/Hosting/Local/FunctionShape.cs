using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>Rules for the shape of a function class and method: what the Functions host accepts, no more.</summary>
internal static partial class FunctionShape
{
    private static readonly Type[] RouteTypes = [typeof(string), typeof(int), typeof(Guid), typeof(decimal)];

    internal static void Check(Type @class, MethodInfo method, string name, Action<string> fault)
    {
        if (!FunctionName().IsMatch(name))
            fault("a function's name is a letter followed by letters, digits, dashes or underscores.");
        if (@class.IsNested)
            fault("a function class is top-level; this one is nested in another.");
        if (!@class.IsClass || @class.ContainsGenericParameters || (@class.IsAbstract && !@class.IsSealed))
            fault("a function class is neither abstract nor generic nor a struct.");
        if (!method.IsPublic)
            fault("the method is not public; the Functions host would silently ignore it.");
        if (method.IsGenericMethodDefinition)
            fault("the method is generic.");
        if (@class.GetMethods().Count(other => other.Name == method.Name && other.DeclaringType == @class) > 1)
            fault("the class has several public methods of that name; give each its own.");
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            fault("async void cannot be awaited; return Task.");
        if (TriggersOf(method).Count() != 1)
            fault("exactly one parameter carries a trigger.");
        else
            CheckParameters(method, fault);
    }

    /// <summary>Faults between functions: names, routes and methods, and queues that two would share.</summary>
    internal static IEnumerable<string> CheckTogether(IReadOnlyList<LocalFunction> functions)
    {
        foreach (var same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return $"{same.Key}: {string.Join(" and ", same.Select(function => function.EntryPoint))} have the same function name.";

        var routes = functions.Select(function => (function.Name, Http: function.Trigger as Trigger.Request)).Where(route => route.Http is not null)
            .SelectMany(route => (route.Http!.Methods.Count == 0 ? ["any"] : route.Http.Methods).Select(method => (route.Name, Key: $"{method} {Shape(route.Http.Route)}")));
        foreach (var same in routes.GroupBy(route => route.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", same.Select(route => route.Name))} have the same route: {same.Key}.";

        foreach (var same in functions.Where(function => function.Trigger is Trigger.Message).GroupBy(function => ((Trigger.Message)function.Trigger).Name).Where(group => group.Count() > 1))
            yield return $"{string.Join(" and ", same.Select(function => function.Name))} read the same queue {same.Key}: each message would reach only one of them.";
    }

    internal static IEnumerable<(ParameterInfo Parameter, Attribute Attribute)> TriggersOf(MethodInfo method) =>
        from parameter in method.GetParameters()
        from attribute in parameter.GetCustomAttributes()
        where attribute is HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute
        select (parameter, attribute);

    private static void CheckParameters(MethodInfo method, Action<string> fault)
    {
        var (trigger, attribute) = TriggersOf(method).Single();
        if (attribute is TimerTriggerAttribute && trigger.ParameterType != typeof(TimerInfo))
            fault($"{trigger.Name} is to be a TimerInfo.");
        if (attribute is HttpTriggerAttribute && trigger.ParameterType != typeof(HttpRequest))
            fault($"{trigger.Name} is to be an HttpRequest.");

        foreach (var parameter in method.GetParameters().Where(parameter => parameter != trigger))
        {
            var known = parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(FunctionContext);
            if (!known && attribute is not HttpTriggerAttribute)
                fault($"{parameter.Name} has nothing to come from; besides the trigger there are CancellationToken and FunctionContext. Services go into the constructor.");
            else if (!known && !RouteTypes.Contains(parameter.ParameterType))
                fault($"{parameter.Name} is a {parameter.ParameterType.Name}; a route gives string, int, Guid or decimal. Take a string and parse it.");
        }
    }

    /// <summary>A route with its parameters' names taken out, since they do not tell two routes apart.</summary>
    private static string Shape(string route) => RouteParameter().Replace(route, match => match.Value.Contains(':', StringComparison.Ordinal) ? match.Value : "{}");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex RouteParameter();
}
