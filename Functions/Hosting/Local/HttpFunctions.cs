using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace SocialFunnel.Hosting.Local;

/// <summary>Gives every HTTP function its address.</summary>
internal static class HttpFunctions
{
    internal static void MapFunctions(this IEndpointRouteBuilder routes, IEnumerable<LocalFunction> functions, string prefix)
    {
        foreach (var function in functions)
        {
            if (function.Trigger is not Trigger.Request http)
                continue;
            var pattern = Pattern(prefix, http);
            Task Handle(HttpContext context) => HttpFunctions.Handle(function, http, context);
            _ = http.Methods.Count == 0 ? routes.Map(pattern, Handle) : routes.MapMethods(pattern, http.Methods, Handle);
        }
    }

    internal static string Pattern(string prefix, Trigger.Request http) =>
        string.Join('/', new[] { prefix.Trim('/'), http.Route }.Where(part => part.Length > 0));

    private static async Task Handle(LocalFunction function, Trigger.Request http, HttpContext context)
    {
        if (!context.RequestServices.GetRequiredService<FunctionKeys>().Allows(http.Level, context.Request))
        {
            await Problems.Unauthorized().ExecuteAsync(context);
            return;
        }

        try
        {
            var arguments = function.Method.GetParameters()
                .Where(parameter => parameter != function.TriggerParameter)
                .ToDictionary(parameter => parameter, parameter => RouteValue(parameter, context.Request.RouteValues));
            var runner = context.RequestServices.GetRequiredService<FunctionRunner>();
            var result = await runner.Run(function, context.Request, new Dictionary<string, object?>(context.Request.RouteValues), parameter => arguments[parameter], context.RequestAborted);
            await (result ?? TypedResults.Empty).ExecuteAsync(context);
        }
        catch (RouteValueException fault)
        {
            await Problems.BadArgument(fault.Name, fault.Expected).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody reads an answer.
        }
    }

    private static object? RouteValue(ParameterInfo parameter, RouteValueDictionary values)
    {
        if (values.GetValueOrDefault(parameter.Name!)?.ToString() is not { } text)
            return parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (parameter.ParameterType == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw new RouteValueException(parameter.Name!, "a whole number");
        if (parameter.ParameterType == typeof(Guid))
            return Guid.TryParse(text, out var id) ? id : throw new RouteValueException(parameter.Name!, "a GUID");
        if (parameter.ParameterType == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw new RouteValueException(parameter.Name!, "a number");
        return text;
    }

    private sealed class RouteValueException(string name, string expected) : Exception
    {
        internal string Name => name;

        internal string Expected => expected;
    }
}
