using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialFunnel.AzureHost;

/// <summary>A function as the worker declared it.</summary>
/// <param name="Metadata">What it said.</param>
/// <param name="Trigger">The binding that starts it.</param>
/// <param name="Queues">The queue of each output, by the output's name.</param>
internal sealed record HostedFunction(RpcFunctionMetadata Metadata, JsonElement Trigger, IReadOnlyDictionary<string, string> Queues)
{
    public string Name => Metadata.Name;

    public string Type => Trigger.GetProperty("type").GetString()!;

    public static HostedFunction Of(RpcFunctionMetadata metadata)
    {
        var bindings = metadata.RawBindings.ConvertAll(binding => JsonSerializer.Deserialize<JsonElement>(binding));
        return new HostedFunction(
            metadata,
            bindings.Single(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase)),
            bindings.Where(binding => binding.GetProperty("type").GetString() == "queue").ToDictionary(binding => binding.GetProperty("name").GetString()!, binding => binding.GetProperty("queueName").GetString()!));
    }
}

/// <summary>
/// The part of the Functions host that a night needs: indexes and loads the worker's functions, starts them, carries their messages from queue to queue
/// and requests to the worker's own web server, each as the host does. It keeps its queues in memory: the check is of the worker, not of the service.
/// </summary>
internal sealed partial class Host(Worker worker, HttpClient http)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Queue<(string Queue, string Message)> waiting = [];
    private Dictionary<string, HostedFunction> functions = [];
    private Uri? web;

    public IReadOnlyCollection<HostedFunction> Functions => functions.Values;

    /// <summary>Has the worker introduce itself, name its functions and load them.</summary>
    public async Task Index(string package)
    {
        var init = (await worker.Ask(new StreamingMessage { InitRequest = new WorkerInitRequest { HostVersion = "4.1000.0", WorkerDirectory = package, FunctionAppDirectory = package } })).InitResponse!;
        Succeeded(init.Result, "to begin");
        web = new Uri(init.Capabilities["HttpUri"]);
        var metadata = (await worker.Ask(new StreamingMessage { MetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = package } })).MetadataResponse!;
        Succeeded(metadata.Result, "to name its functions");
        functions = metadata.Functions.Select(HostedFunction.Of).ToDictionary(function => function.Name, StringComparer.Ordinal);
        foreach (var function in functions.Values)
        {
            var load = await worker.Ask(new StreamingMessage { LoadRequest = new FunctionLoadRequest { FunctionId = function.Metadata.FunctionId, Metadata = function.Metadata } });
            Succeeded(load.LoadResponse!.Result, $"to load {function.Name}");
        }
    }

    /// <summary>Fires a timer.</summary>
    public Task Fire(string timer) => Invoke(functions[timer], new TypedData { Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""" }, []);

    /// <summary>Delivers the messages that wait, and those that come of them; gives how many there were.</summary>
    public async Task<int> Deliver()
    {
        var delivered = 0;
        for (; waiting.TryDequeue(out var message); delivered++)
        {
            var function = functions.Values.Single(function => function.Type == "queueTrigger" && function.Trigger.GetProperty("queueName").GetString() == message.Queue);
            // The host reads a message as JSON and hands it on indented.
            var json = JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(message.Message), Indented);
            await Invoke(function, new TypedData { Json = json }, new() { ["DequeueCount"] = new TypedData { Json = "1" }, ["Id"] = new TypedData { Text = Guid.NewGuid().ToString() } });
        }

        return delivered;
    }

    /// <summary>Sends a request to the function that has its route, and gives the answer.</summary>
    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        var address = request.RequestUri!.ToString();
        var path = address.Split('?')[0]["/api/".Length..];
        var (function, values) = functions.Values.Where(function => function.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase))
            .Where(function => function.Trigger.GetProperty("methods").EnumerateArray().Any(method => request.Method.Method.Equals(method.GetString(), StringComparison.OrdinalIgnoreCase)))
            .Select(function => (function, Route: Route(function.Trigger.GetProperty("route").GetString()!).Match(path)))
            .Where(found => found.Route.Success)
            .MinBy(found => found.Route.Groups.Count);
        var id = Guid.NewGuid().ToString();
        request.RequestUri = new Uri(web!, address);
        request.Headers.Add("x-ms-invocation-id", id);
        var answer = http.SendAsync(request);
        await Invoke(
            function, new TypedData { Http = new RpcHttp { Method = request.Method.Method, Url = request.RequestUri.ToString() } },
            values.Groups.Values.Skip(1).ToDictionary(group => group.Name, group => new TypedData { Text = Uri.UnescapeDataString(group.Value) }), id);
        return await answer;
    }

    private async Task Invoke(HostedFunction function, TypedData input, Dictionary<string, TypedData> metadata, string? id = null)
    {
        var answer = (await worker.Ask(new StreamingMessage
        {
            InvocationRequest = new InvocationRequest
            {
                InvocationId = id ?? Guid.NewGuid().ToString(),
                FunctionId = function.Metadata.FunctionId,
                Input = [new ParameterBinding { Name = function.Trigger.GetProperty("name").GetString()!, Data = input }],
                TriggerMetadata = metadata,
                TraceContext = new TraceContext { TraceParent = $"00-{Guid.NewGuid():N}-{Guid.NewGuid().ToString("N")[..16]}-01" },
            },
        })).InvocationResponse!;
        Succeeded(answer.Result, $"to run {function.Name}");
        foreach (var (name, queue) in function.Queues)
        {
            var data = name == "$return" ? answer.ReturnValue ?? answer.Output.Find(output => output.Name == name)?.Data : answer.Output.Find(output => output.Name == name)?.Data;
            foreach (var message in Messages(data))
            {
                waiting.Enqueue((queue, message));
            }
        }
    }

    private static IEnumerable<string> Messages(TypedData? data)
    {
        if (data?.Texts is { } texts)
        {
            return texts.Values;
        }

        if ((data?.Json ?? data?.Text) is not { Length: > 0 } text || text == "null")
        {
            return [];
        }

        var json = JsonSerializer.Deserialize<JsonElement>(text);
        return json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(message => message.GetRawText()) : [text];
    }

    private static Regex Route(string template) => new($"^{Parameter().Replace(template, match => string.Create(CultureInfo.InvariantCulture, $"(?<{match.Groups[1].Value}>[^/]+)"))}$", RegexOptions.IgnoreCase);

    private static void Succeeded(StatusResult? result, string what)
    {
        if (result?.Status != 1)
        {
            throw new InvalidOperationException($"The worker failed {what}: {result?.Exception?.Message}\n{result?.Exception?.StackTrace}");
        }
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
