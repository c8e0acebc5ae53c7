using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>One invocation of a function in this process.</summary>
internal sealed class LocalFunctionContext(
    LocalFunction function, IServiceProvider services, IReadOnlyDictionary<string, object?> bindingData, CancellationToken cancellation) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Name;

    public override BindingContext BindingContext { get; } = new Data(bindingData);

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellation;

    private sealed class Data(IReadOnlyDictionary<string, object?> bindingData) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = bindingData;
    }

    private sealed class Definition(LocalFunction function) : FunctionDefinition
    {
        public override string Id => function.Name;

        public override string Name => function.Name;

        public override string EntryPoint => function.EntryPoint;
    }
}
