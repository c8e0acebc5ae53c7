namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function: the members of the worker's class that the local host can fill.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    /// <summary>Stable across invocations.</summary>
    public abstract string FunctionId { get; }

    public abstract BindingContext BindingContext { get; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Cancelled when the host stops, the function's time is over or the caller has gone.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

public abstract class BindingContext
{
    /// <summary>What came with the trigger; for a queue message among others <c>Id</c> and <c>DequeueCount</c>.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

public abstract class FunctionDefinition
{
    public abstract string Id { get; }

    public abstract string Name { get; }

    /// <summary>Class and method.</summary>
    public abstract string EntryPoint { get; }
}
