using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Azure.Storage.Queues.Models;

namespace SocialFunnel.Hosting.Local;

/// <summary>What may travel in a queue message, so that it arrives as it was sent on the Functions host too.</summary>
internal static class PayloadRules
{
    /// <summary>Faults of the type of one message.</summary>
    internal static IEnumerable<string> Check(Type type, string where)
    {
        if (type == typeof(string) || type == typeof(QueueMessage))
            return [];
        if (IsTuple(type) || type == typeof(object) || type.IsPrimitive)
            return [$"{where} is a {type.Name}; a message is a string, a record or a QueueMessage."];
        return Members(type, where, []);
    }

    /// <summary>Faults of the type of a queue output.</summary>
    internal static IEnumerable<string> CheckOutput(Type type, string where)
    {
        if (ElementOf(type) is { } element)
            return Check(element, where);
        if (type != typeof(string) && IsStream(type))
            return [$"{where} is a {type.Name}; return an array or a list: what is produced while it is sent can fail unnoticed."];
        if (type.IsDefined(typeof(JsonPolymorphicAttribute)) || type.IsDefined(typeof(JsonDerivedTypeAttribute)))
            return [$"{where} is one {type.Name}, which loses its type discriminator on the way; return an array."];
        return Check(type, where);
    }

    /// <summary>The type of a message, if this is an array or a list of messages.</summary>
    internal static Type? ElementOf(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        return typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var element] && type.GetGenericTypeDefinition() != typeof(IEnumerable<>)
            ? element
            : null;
    }

    private static IEnumerable<string> Members(Type type, string where, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(decimal))
            return [$"{where} is a decimal: the Functions host rereads numbers as doubles. Send it as a string."];
        if (IsTuple(type))
            return [$"{where} is a tuple, which becomes an empty object; use a record."];
        if (ElementOf(type) is { } element)
            return Members(element, where, seen);
        if (type.IsDefined(typeof(JsonConverterAttribute)) || type.Namespace?.StartsWith("System", StringComparison.Ordinal) != false || type.IsEnum || !seen.Add(type))
            return [];

        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(JsonIgnoreAttribute)) && !property.IsDefined(typeof(JsonConverterAttribute)))
            .SelectMany(property => Members(property.PropertyType, $"{where}.{property.Name}", seen))
            .Concat(type.GetCustomAttributes<JsonDerivedTypeAttribute>().SelectMany(derived => Members(derived.DerivedType, derived.DerivedType.Name, seen)))
            .ToList();
    }

    private static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    private static bool IsStream(Type type) => typeof(IEnumerable).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
}
