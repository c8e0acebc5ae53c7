using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>One function that discovery found and accepted, with the settings in its attributes put in.</summary>
/// <param name="Trigger">How it is started.</param>
/// <param name="TriggerParameter">The parameter that carries the trigger's attribute.</param>
/// <param name="Outputs">The queues it sends to.</param>
public sealed record LocalFunction(
    string Name, Type Class, MethodInfo Method, Trigger Trigger, ParameterInfo TriggerParameter, IReadOnlyList<QueueOutput> Outputs)
{
    internal string EntryPoint => $"{Class.FullName}.{Method.Name}";
}

/// <summary>What starts a function: exactly one of the three cases.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    public sealed record Request(AuthorizationLevel Level, IReadOnlyList<string> Methods, string Route) : Trigger;

    public sealed record Message(string Name) : Trigger;

    public sealed record Schedule(string Expression, TimerSchedule Times, bool RunOnStartup, bool UseMonitor) : Trigger;
}

/// <param name="Queue">The queue's name.</param>
/// <param name="Property">The property of the result that is sent; null means the whole result.</param>
/// <param name="Type">The declared type of what is sent.</param>
public sealed record QueueOutput(string Queue, PropertyInfo? Property, Type Type);
