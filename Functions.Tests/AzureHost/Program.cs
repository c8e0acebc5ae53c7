using System.IO;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SocialFunnel.AzureHost;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Samples;

// dotnet run --project Functions.Tests/AzureHost -- PACKAGE
// One night of the sample brand in the published Azure flavour, with this program as its Functions host; the same night in the local host beside it.
if (args is not [var folder] || !File.Exists(Path.Combine(folder, "SocialFunnel.dll")))
{
    Console.Error.WriteLine("Which package? Give the folder that 'dotnet publish Functions -p:FunctionsHost=azure --output FOLDER' wrote.");
    return 2;
}

const string key = "the-operator-of-this-check-alone";
const string address = "/api/brands/kaffeewerk/roi?window=90d";
var package = Path.GetFullPath(folder);
var accounts = AzuriteOptions.NewAccounts("azure", "local");
await using var azurite = await Azurite.StartAsync(new AzuriteOptions { InstallFolder = Path.Combine(".socialfunnel", "azurite"), Accounts = accounts });
var data = Directory.CreateTempSubdirectory("socialfunnel-azure-");
using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient();
try
{
    var there = await InAzure();
    var here = await InLocalHost();
    if (there != here)
    {
        Console.Error.WriteLine($"The two hosts tell different returns.\nAzure: {there}\nLocal: {here}");
        return 1;
    }

    Console.WriteLine("The night of the sample brand gives the same returns in both hosts.");
    return 0;
}
finally
{
    data.Delete(recursive: true);
}

async Task<string> InAzure()
{
    var connection = azurite.ConnectionStringOf("azure");
    await Upload(connection);
    await using var worker = await Worker.Start(package, Settings(connection));
    var host = new Host(worker, http);
    await host.Index(package);
    var declared = typeof(LocalHost).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().Order(StringComparer.Ordinal).ToArray();
    if (!declared.SequenceEqual(host.Functions.Select(function => function.Name).Order(StringComparer.Ordinal)))
    {
        throw new InvalidOperationException($"The worker names other functions: {string.Join(", ", host.Functions.Select(function => function.Name))}");
    }

    Console.WriteLine($"The worker indexed and loaded {declared.Length} functions.");
    using var refused = await host.Send(new HttpRequestMessage(HttpMethod.Get, address));
    Expect(refused, 401);
    using var put = await host.Send(Request(HttpMethod.Put, "/api/brands/kaffeewerk", SampleBrand.ReadSettings()));
    Expect(put, 201);
    await host.Fire("ScheduleNight");
    Console.WriteLine($"{await host.Deliver()} messages of the night were handled.");
    using var started = await host.Send(Request(HttpMethod.Post, "/api/brands/kaffeewerk/runs"));
    Expect(started, 202);
    Console.WriteLine($"{await host.Deliver()} messages of a run on demand were handled.");
    using var answer = await host.Send(Request(HttpMethod.Get, address));
    Expect(answer, 200);
    return worker.Errors.IsEmpty ? Returns(await answer.Content.ReadAsStringAsync()) : throw new InvalidOperationException($"The worker logged errors:\n{string.Join('\n', worker.Errors)}");
}

async Task<string> InLocalHost()
{
    var connection = azurite.ConnectionStringOf("local");
    await Upload(connection);
    var settings = Settings(connection).Append(new("SocialFunnel:Local:DataFolder", data.FullName)).Select(setting => new KeyValuePair<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value));
    await using var host = LocalHost.Build(LocalConfiguration.Create(settings), urls: ["http://127.0.0.1:0"]);
    await host.StartAsync();
    using var client = host.CreateClient(key);
    using var put = await client.SendAsync(Request(HttpMethod.Put, "/api/brands/kaffeewerk", SampleBrand.ReadSettings()));
    Expect(put, 201);
    using var started = await client.SendAsync(Request(HttpMethod.Post, "/api/brands/kaffeewerk/runs"));
    Expect(started, 202);
    for (var run = started.Headers.Location!; ;)
    {
        var state = JsonSerializer.Deserialize<JsonElement>(await (await client.SendAsync(Request(HttpMethod.Get, run.ToString()))).Content.ReadAsStringAsync()).GetProperty("state").GetString();
        if (state != "open")
        {
            break;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(200));
    }

    using var answer = await client.SendAsync(Request(HttpMethod.Get, address));
    Expect(answer, 200);
    var told = Returns(await answer.Content.ReadAsStringAsync());
    await host.StopAsync();
    return told;
}

// The files a brand would have put into its container.
async Task Upload(string connection)
{
    var root = Directory.CreateDirectory(Path.Combine(data.FullName, "exports"));
    SampleBrand.Unpack(root.FullName, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1));
    var container = new BlobServiceClient(connection).GetBlobContainerClient("exports");
    await container.CreateIfNotExistsAsync();
    foreach (var file in root.EnumerateFiles("*", SearchOption.AllDirectories))
    {
        await container.UploadBlobAsync(Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'), BinaryData.FromBytes(await File.ReadAllBytesAsync(file.FullName)));
    }
}

static Dictionary<string, string> Settings(string connection) => new()
{
    ["AzureWebJobsStorage"] = connection,
    ["NightlySchedule"] = "0 0 * * * *",
    ["OverdueSchedule"] = "0 30 * * * *",
    ["SocialFunnel__Exports__Container"] = "exports",
    ["SocialFunnel__ExchangeRates__Online"] = "false",
    ["SocialFunnel__CustomerKey"] = "customers-of-this-check-alone",
    ["SocialFunnel__LinkKey"] = "links-of-this-check-alone",
    ["SocialFunnel__OperatorKey"] = key,
};

static HttpRequestMessage Request(HttpMethod method, string address, string? json = null) => new(method, address)
{
    Headers = { { "x-functions-key", key } },
    Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"),
};

static void Expect(HttpResponseMessage answer, int status)
{
    if ((int)answer.StatusCode != status)
    {
        throw new InvalidOperationException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery} was answered {(int)answer.StatusCode} and not {status}: {answer.Content.ReadAsStringAsync().Result}");
    }
}

// What must be the same wherever it was worked out: all but the name of the run.
static string Returns(string json) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty("platforms").GetRawText();
