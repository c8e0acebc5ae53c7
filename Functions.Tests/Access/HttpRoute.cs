using System.Net.Http;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Access;

/// <summary>An address of the program.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Method">Method of the request.</param>
/// <param name="Template">The address with its parameters, such as <c>/api/brands/{brand}/roi</c>.</param>
public sealed record HttpRoute(string Function, HttpMethod Method, string Template)
{
    /// <summary>Every address of every function, as the functions state them.</summary>
    public static IReadOnlyList<HttpRoute> All { get; } = [.. typeof(LocalHost).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        .Select(method => (Function: method.GetCustomAttribute<FunctionAttribute>(), Trigger: method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().SingleOrDefault()))
        .Where(function => function.Trigger is not null)
        .SelectMany(function => function.Trigger!.Methods.Select(method => new HttpRoute(function.Function!.Name, new HttpMethod(method.ToUpperInvariant()), $"/api/{function.Trigger.Route}")))
        .OrderBy(route => route.Function, StringComparer.Ordinal)];

    /// <summary>Those that name a brand.</summary>
    public static IReadOnlyList<HttpRoute> OfBrands { get; } = [.. All.Where(route => route.Template.Contains("{brand}", StringComparison.Ordinal))];

    /// <summary>The address of a brand, every other parameter with a value of the right form.</summary>
    public string Of(string brand, string other = "2026-11-23") =>
        string.Join('/', Template.Split('/').Select(part => part == "{brand}" ? brand : part.StartsWith('{') ? other : part));

    /// <inheritdoc/>
    public override string ToString() => $"{Function}: {Method} {Template}";
}
