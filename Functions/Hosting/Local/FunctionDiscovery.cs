using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>What discovery found: the functions that run, and those that a missing setting switches off.</summary>
internal sealed record Discovery(IReadOnlyList<LocalFunction> Functions, IReadOnlyList<string> Disabled);

/// <summary>Finds the functions among classes, and refuses what the Functions host would refuse, fail on or silently ignore.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <exception cref="StartFaultException">With a line for every fault.</exception>
    internal static Discovery Find(IEnumerable<Type> classes, IConfiguration configuration)
    {
        List<string> faults = [], disabled = [];
        List<LocalFunction> functions = [];
        var zone = Zone(configuration, faults);

        foreach (var (@class, method) in classes.SelectMany(type => type.GetMethods(Everything).Select(method => (type, method))))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute)
                continue;

            var before = faults.Count;
            FunctionShape.Check(@class, method, attribute.Name, fault => faults.Add($"{attribute.Name} ({@class.Name}.{method.Name}): {fault}"));
            if (faults.Count > before)
                continue;

            var binder = new TriggerBinder(configuration, zone);
            var function = binder.Bind(attribute.Name, @class, method);
            if (binder.MissingSetting is { } missing)
                disabled.Add($"{attribute.Name} is disabled: it names the setting %{missing}%, which is not set.");
            else if (binder.Faults.Count > 0)
                faults.AddRange(binder.Faults.Select(fault => $"{attribute.Name} ({@class.Name}.{method.Name}): {fault}"));
            else
                functions.Add(function!);
        }

        faults.AddRange(FunctionShape.CheckTogether(functions));
        return faults.Count == 0 ? new(functions, disabled) : throw new StartFaultException(string.Join('\n', faults));
    }

    private static TimeZoneInfo Zone(IConfiguration configuration, List<string> faults)
    {
        if (configuration["WEBSITE_TIME_ZONE"] is not { Length: > 0 } id)
            return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return zone;
        faults.Add($"WEBSITE_TIME_ZONE is \"{id}\", which is no time zone this machine knows; use a name such as Europe/Berlin, or leave it out for UTC.");
        return TimeZoneInfo.Utc;
    }
}
