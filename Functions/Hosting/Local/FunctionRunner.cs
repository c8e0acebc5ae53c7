using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>Runs one function once: a class of its own from a scope of its own, arguments, time limit, result, messages sent.</summary>
internal sealed partial class FunctionRunner(IServiceScopeFactory scopes, QueueSender sender, HostJson settings, TimeProvider time, ILogger<FunctionRunner> log)
{
    /// <param name="input">The value of the trigger's parameter.</param>
    /// <param name="bindingData">What else came with the trigger.</param>
    /// <param name="argument">Gives the value of a further parameter, a part of a route.</param>
    /// <returns>The answer of an HTTP function; null otherwise.</returns>
    internal async Task<IResult?> Run(
        LocalFunction function, object input, IReadOnlyDictionary<string, object?> bindingData, Func<ParameterInfo, object?>? argument, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var limit = settings.FunctionTimeout is { Ticks: > 0 } longest ? new CancellationTokenSource(longest, time) : new CancellationTokenSource();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function, scope.ServiceProvider, bindingData, both.Token);
        using var logScope = log.BeginScope(new Dictionary<string, object> { ["Function"] = function.Name, ["InvocationId"] = context.InvocationId });

        try
        {
            var result = await Invoke(function, input, argument, context);
            await sender.Send(function.Outputs, result, both.Token);
            var elapsed = time.GetElapsedTime(started);
            Log.Succeeded(log, function.Name, elapsed);
            return result as IResult ?? (result is null ? null : ReturnTypes.HttpResultOf(result.GetType())?.GetValue(result) as IResult);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"{function.Name} ran longer than {settings.FunctionTimeout} (functionTimeout in host.json).", fault);
        }
    }

    private static async Task<object?> Invoke(LocalFunction function, object input, Func<ParameterInfo, object?>? argument, LocalFunctionContext context)
    {
        var arguments = function.Method.GetParameters().Select(parameter =>
            parameter == function.TriggerParameter ? input
            : parameter.ParameterType == typeof(CancellationToken) ? context.CancellationToken
            : parameter.ParameterType == typeof(FunctionContext) ? context
            : argument?.Invoke(parameter)).ToArray();
        var target = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, function.Class);
        try
        {
            return await Unwrap(function.Method.Invoke(target, arguments));
        }
        catch (TargetInvocationException fault) when (fault.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(fault.InnerException);
            throw new UnreachableException();
        }
    }

    private static async Task<object?> Unwrap(object? returned)
    {
        if (returned is ValueTask plain)
            returned = plain.AsTask();
        else if (returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            returned = type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);

        if (returned is not Task task)
            return returned;
        await task;
        // An async method that returns Task gives, at run time, a task of a private type without a value.
        return task.GetType().GetProperty(nameof(Task<>.Result)) is { } result && result.PropertyType.Name != "VoidTaskResult" ? result.GetValue(task) : null;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Function} succeeded in {Elapsed}")]
        internal static partial void Succeeded(ILogger logger, string function, TimeSpan elapsed);
    }
}
