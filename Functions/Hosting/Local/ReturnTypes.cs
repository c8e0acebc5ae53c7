using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>What a function may return.</summary>
internal static class ReturnTypes
{
    /// <summary>The type inside a task; <c>void</c> for a task without a result.</summary>
    internal static Type Unwrap(Type type)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
            return typeof(void);
        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;
    }

    internal static bool IsMultiOutput(Type type) => type.GetProperties().Any(property =>
        property.IsDefined(typeof(QueueOutputAttribute)) || property.IsDefined(typeof(HttpResultAttribute)));

    /// <summary>The property that holds the answer to an HTTP request; null if the result itself is the answer.</summary>
    internal static PropertyInfo? HttpResultOf(Type type) =>
        type.GetProperties().FirstOrDefault(property => property.IsDefined(typeof(HttpResultAttribute)));

    internal static IEnumerable<string> Check(Type result, bool isHttp, bool hasOutputs)
    {
        var answers = result.GetProperties().Where(property => property.IsDefined(typeof(HttpResultAttribute))).ToList();
        if (!isHttp && answers.Count > 0)
            yield return "[HttpResult] is for HTTP functions.";
        if (isHttp && IsMultiOutput(result))
        {
            if (answers.Count != 1)
                yield return "exactly one property of the result carries [HttpResult].";
            if (answers.Any(property => !typeof(IResult).IsAssignableFrom(property.PropertyType)))
                yield return "the property with [HttpResult] is to be an IResult.";
        }
        else if (isHttp && !typeof(IResult).IsAssignableFrom(result))
        {
            yield return $"an HTTP function returns IResult, not {result.Name}: the Functions host would answer 200 with an empty body.";
        }
        else if (!isHttp && !hasOutputs && result != typeof(void))
        {
            yield return $"returns {result.Name}, which goes nowhere: put [QueueOutput] on the method or on a property, or return Task.";
        }
    }
}
