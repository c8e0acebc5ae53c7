// Stand-ins for the attributes of the Functions worker, with its names, namespaces, constructors and settable properties, so that
// function classes compile unchanged against either. The azure flavour excludes this folder and takes the real ones.

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a public method as a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    /// <summary>Unique in the program without regard to case.</summary>
    public string Name { get; } = name;
}

/// <summary>Runs the function on a schedule.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : Attribute
{
    /// <summary>Six-field cron expression (seconds first), or a setting's name as <c>%Name%</c>.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Also runs once when the host starts.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Keeps the schedule's status in storage, so that a missed run is made up for. Not for schedules under a minute.</summary>
    public bool UseMonitor { get; set; } = true;
}

/// <summary>Runs the function for every message of a queue.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <summary>Name of another connection; the local host knows one storage account only and refuses it.</summary>
    public string? Connection { get; set; }
}

/// <summary>Sends the return value, or the property's value, to a queue.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class QueueOutputAttribute(string queueName) : Attribute
{
    public string QueueName { get; } = queueName;

    /// <inheritdoc cref="QueueTriggerAttribute.Connection"/>
    public string? Connection { get; set; }
}

/// <summary>
/// Runs the function for an HTTP request. The worker also has constructors without a level, which mean Anonymous;
/// they are left out here so that the level is always stated.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
{
    public AuthorizationLevel AuthLevel { get; } = authLevel;

    /// <summary>Lower or upper case; none means every method.</summary>
    public string[] Methods { get; } = methods;

    /// <summary>Without the prefix and without a leading slash; null means the function's name.</summary>
    public string? Route { get; set; }
}

/// <summary>Who may call an HTTP function.</summary>
public enum AuthorizationLevel
{
    /// <summary>Everybody.</summary>
    Anonymous = 0,

    /// <summary>Treated as <see cref="Function"/>.</summary>
    User = 1,

    /// <summary>Whoever has the function key or the master key.</summary>
    Function = 2,

    /// <summary>Treated as <see cref="Function"/>.</summary>
    System = 3,

    /// <summary>Whoever has the master key.</summary>
    Admin = 4,
}

/// <summary>Marks the answer among the properties of an HTTP function that also sends messages.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpResultAttribute : Attribute;
