using System.Diagnostics;
using System.IO;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using SocialFunnel.Access;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Benchmarks;

/// <summary>Random requests to every address of the whole program against Azurite: how they are answered, whether one fails or leaks, and whether memory grows.</summary>
internal static class FuzzBenchmark
{
    private const int DefaultRequests = 100_000;
    private const int Rounds = 10;
    private const string Settings = """{ "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} } }""";

    public static void Run(BenchmarkArguments arguments) => RunAsync(arguments.Reps ?? DefaultRequests, arguments.Seed).GetAwaiter().GetResult();

    private static async Task RunAsync(int requests, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-fuzz-");
        await using var azurite = await Azurite.StartAsync(new() { InstallFolder = StorageLayoutBenchmark.InstallFolder() }, new Progress<string>(Console.Error.WriteLine));
        var configuration = LocalConfiguration.Create(
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["SocialFunnel:Local:DataFolder"] = folder.FullName,
                ["SocialFunnel:Exports:Folder"] = Path.Combine(folder.FullName, "exports"),
                ["NightlySchedule"] = "0 0 0 29 2 *",
                ["OverdueSchedule"] = "0 0 0 29 2 *",
            },
            folder.FullName);
        await using var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"]);
        await host.StartAsync();
        string[] brands = ["acme", "other"];
        var keys = new string[5];
        using var owner = host.CreateClient(host.MasterKey);
        keys[4] = host.FunctionKey;
        var (fuzzer, answers, statuses, faults) = (new RequestFuzzer(seed, host.Address, brands, keys), new FuzzedAnswer(keys), new SortedDictionary<int, int>(), 0);
        using var client = host.CreateClient();
        var time = Stopwatch.StartNew();
        for (var round = 1; round <= Rounds; round++)
        {
            // Some requests delete the brands, and with them their keys: each round begins with new ones.
            foreach (var (index, brand) in brands.Index())
            {
                await Put(owner, brand);
                var store = host.Services.GetRequiredService<KeyStore>();
                foreach (var key in await store.List(brand, default))
                {
                    await store.Revoke(brand, key.Id, default);
                }

                keys[2 * index] = (await store.Create(brand, "fuzz", Permission.Read, null, default))!.Key;
                keys[(2 * index) + 1] = (await store.Create(brand, "fuzz", Permission.Write, null, default))!.Key;
            }

            for (var i = 0; i < requests / Rounds; i++)
            {
                using var request = fuzzer.Next();
                try
                {
                    using var answer = await client.SendAsync(request);
                    statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
                    if (await answers.Fault(answer) is { } fault)
                    {
                        faults++;
                        Console.WriteLine($"FAULT {request.Method} {request.RequestUri!.OriginalString[..Math.Min(200, request.RequestUri.OriginalString.Length)]} {fault}");
                    }
                }
                catch (HttpRequestException)
                {
                    statuses[0] = statuses.GetValueOrDefault(0) + 1;
                }
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Console.WriteLine($"{requests / Rounds * round,7} requests, {time.Elapsed.TotalSeconds,5:0} s: {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0.0} MiB live");
        }

        Console.WriteLine($"{string.Join(", ", statuses.Select(status => status.Key == 0 ? $"{status.Value} closed" : $"{status.Value} × {status.Key}"))}; {faults} faults");
        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    private static async Task Put(HttpClient owner, string brand)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            using var body = new StringContent(Settings, System.Text.Encoding.UTF8, "application/json");
            using var answer = await owner.PutAsync(new Uri($"/api/brands/{brand}", UriKind.Relative), body);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            // It is being deleted.
            await Task.Delay(100);
        }
    }
}
