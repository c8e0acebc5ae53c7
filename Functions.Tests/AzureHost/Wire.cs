using ProtoBuf;
using ProtoBuf.Grpc;
using ProtoBuf.Grpc.Configuration;

namespace SocialFunnel.AzureHost;

/// <summary>The conversation of the Functions host with a worker, as far as this check leads it.</summary>
/// <remarks>Numbers as in https://github.com/Azure/azure-functions-language-worker-protobuf; fields that are not asked for are left out.</remarks>
[Service("AzureFunctionsRpcMessages.FunctionRpc")]
public interface IFunctionRpc
{
    /// <summary>The worker calls; both then speak whenever they like.</summary>
    [Operation("EventStream")]
    IAsyncEnumerable<StreamingMessage> EventStream(IAsyncEnumerable<StreamingMessage> messages, CallContext context = default);
}

/// <summary>One message; exactly one of the contents is there.</summary>
[ProtoContract]
public sealed class StreamingMessage
{
    [ProtoMember(1)]
    public string RequestId { get; set; } = "";

    [ProtoMember(2)]
    public RpcLog? Log { get; set; }

    [ProtoMember(4)]
    public InvocationRequest? InvocationRequest { get; set; }

    [ProtoMember(5)]
    public InvocationResponse? InvocationResponse { get; set; }

    [ProtoMember(8)]
    public FunctionLoadRequest? LoadRequest { get; set; }

    [ProtoMember(9)]
    public FunctionLoadResponse? LoadResponse { get; set; }

    [ProtoMember(16)]
    public WorkerInitResponse? InitResponse { get; set; }

    [ProtoMember(17)]
    public WorkerInitRequest? InitRequest { get; set; }

    [ProtoMember(20)]
    public Call? StartStream { get; set; }

    [ProtoMember(29)]
    public FunctionsMetadataRequest? MetadataRequest { get; set; }

    [ProtoMember(30)]
    public FunctionMetadataResponse? MetadataResponse { get; set; }
}

[ProtoContract]
public sealed class Call
{
    [ProtoMember(2)]
    public string WorkerId { get; set; } = "";
}

[ProtoContract]
public sealed class RpcLog
{
    [ProtoMember(2)]
    public string Category { get; set; } = "";

    /// <summary>4 is an error, 5 a critical one.</summary>
    [ProtoMember(3)]
    public int Level { get; set; }

    [ProtoMember(4)]
    public string Message { get; set; } = "";

    [ProtoMember(6)]
    public RpcFault? Exception { get; set; }
}

[ProtoContract]
public sealed class RpcFault
{
    [ProtoMember(2)]
    public string Message { get; set; } = "";

    [ProtoMember(1)]
    public string StackTrace { get; set; } = "";
}

[ProtoContract]
public sealed class StatusResult
{
    /// <summary>1 is success.</summary>
    [ProtoMember(4)]
    public int Status { get; set; }

    [ProtoMember(2)]
    public RpcFault? Exception { get; set; }
}

[ProtoContract]
public sealed class WorkerInitRequest
{
    [ProtoMember(1)]
    public string HostVersion { get; set; } = "";

    [ProtoMember(2)]
    public Dictionary<string, string> Capabilities { get; set; } = [];

    [ProtoMember(4)]
    public string WorkerDirectory { get; set; } = "";

    [ProtoMember(5)]
    public string FunctionAppDirectory { get; set; } = "";
}

[ProtoContract]
public sealed class WorkerInitResponse
{
    [ProtoMember(2)]
    public Dictionary<string, string> Capabilities { get; set; } = [];

    [ProtoMember(3)]
    public StatusResult? Result { get; set; }
}

[ProtoContract]
public sealed class FunctionsMetadataRequest
{
    [ProtoMember(1)]
    public string FunctionAppDirectory { get; set; } = "";
}

[ProtoContract]
public sealed class FunctionMetadataResponse
{
    [ProtoMember(1)]
    public List<RpcFunctionMetadata> Functions { get; set; } = [];

    [ProtoMember(2)]
    public StatusResult? Result { get; set; }
}

[ProtoContract]
public sealed class RpcFunctionMetadata
{
    [ProtoMember(2)]
    public string ScriptFile { get; set; } = "";

    [ProtoMember(3)]
    public string EntryPoint { get; set; } = "";

    [ProtoMember(4)]
    public string Name { get; set; } = "";

    [ProtoMember(6)]
    public Dictionary<string, BindingInfo> Bindings { get; set; } = [];

    [ProtoMember(9)]
    public string Language { get; set; } = "";

    /// <summary>Each as JSON.</summary>
    [ProtoMember(10)]
    public List<string> RawBindings { get; set; } = [];

    [ProtoMember(13)]
    public string FunctionId { get; set; } = "";
}

[ProtoContract]
public sealed class BindingInfo
{
    [ProtoMember(2)]
    public string Type { get; set; } = "";

    [ProtoMember(3)]
    public int Direction { get; set; }

    [ProtoMember(4)]
    public int DataType { get; set; }

    [ProtoMember(5)]
    public Dictionary<string, string> Properties { get; set; } = [];
}

[ProtoContract]
public sealed class FunctionLoadRequest
{
    [ProtoMember(1)]
    public string FunctionId { get; set; } = "";

    [ProtoMember(2)]
    public RpcFunctionMetadata? Metadata { get; set; }
}

[ProtoContract]
public sealed class FunctionLoadResponse
{
    [ProtoMember(1)]
    public string FunctionId { get; set; } = "";

    [ProtoMember(2)]
    public StatusResult? Result { get; set; }
}

[ProtoContract]
public sealed class InvocationRequest
{
    [ProtoMember(1)]
    public string InvocationId { get; set; } = "";

    [ProtoMember(2)]
    public string FunctionId { get; set; } = "";

    [ProtoMember(3)]
    public List<ParameterBinding> Input { get; set; } = [];

    [ProtoMember(4)]
    public Dictionary<string, TypedData> TriggerMetadata { get; set; } = [];

    [ProtoMember(5)]
    public TraceContext? TraceContext { get; set; }
}

[ProtoContract]
public sealed class TraceContext
{
    [ProtoMember(1)]
    public string TraceParent { get; set; } = "";
}

[ProtoContract]
public sealed class InvocationResponse
{
    [ProtoMember(1)]
    public string InvocationId { get; set; } = "";

    [ProtoMember(2)]
    public List<ParameterBinding> Output { get; set; } = [];

    [ProtoMember(3)]
    public StatusResult? Result { get; set; }

    [ProtoMember(4)]
    public TypedData? ReturnValue { get; set; }
}

[ProtoContract]
public sealed class ParameterBinding
{
    [ProtoMember(1)]
    public string Name { get; set; } = "";

    [ProtoMember(2)]
    public TypedData? Data { get; set; }
}

[ProtoContract]
public sealed class TypedData
{
    [ProtoMember(1)]
    public string? Text { get; set; }

    [ProtoMember(2)]
    public string? Json { get; set; }

    [ProtoMember(5)]
    public RpcHttp? Http { get; set; }

    [ProtoMember(9)]
    public CollectionString? Texts { get; set; }
}

[ProtoContract]
public sealed class CollectionString
{
    [ProtoMember(1)]
    public List<string> Values { get; set; } = [];
}

[ProtoContract]
public sealed class RpcHttp
{
    [ProtoMember(1)]
    public string Method { get; set; } = "";

    [ProtoMember(2)]
    public string Url { get; set; } = "";
}
