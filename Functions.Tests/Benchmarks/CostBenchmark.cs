using System.Diagnostics;
using System.IO;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// What a brand's night takes, by counting in the local host: storage operations by kind, messages, executions, CPU, spans, lines of the log, bytes stored. Two nights are
/// run before the one that is counted, so that it is a usual one, whose files have grown by a day. Then the same at list prices: docs/cost.md.
/// </summary>
internal static class CostBenchmark
{
    private const int DefaultBrands = 20;
    private const int Nights = 3;

    public static void Run(BenchmarkArguments arguments) => RunAsync(arguments.Brands ?? DefaultBrands, arguments.Seed).GetAwaiter().GetResult();

    private static async Task RunAsync(int brands, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-cost-");
        await using var azurite = await Azurite.StartAsync(new() { InstallFolder = StorageLayoutBenchmark.InstallFolder() }, new Progress<string>(Console.Error.WriteLine));
        var (count, clock, watch) = (new StorageCount(), new NightBenchmark.Clock { Now = NightBenchmark.FirstMorning }, new NightBenchmark.EndWatch());
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
        await using (var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], logging: logging => logging.AddProvider(watch), services: services => NightBenchmark.Count(services, azurite.ConnectionString, count, clock)))
        {
            await host.StartAsync();
            await NightBenchmark.Put(host, brands);
            NightCost cost = null!;
            for (var night = 1; night <= Nights; night++)
            {
                NightBenchmark.Write(folder.FullName, brands, NightBenchmark.Days + night - 1, seed, clock.Now);
                cost = await Night(brands, host, count, watch);
                clock.Now += TimeSpan.FromDays(1);
            }

            await host.StopAsync();
            Console.WriteLine($"A brand's usual night: {NightBenchmark.Platforms.Length} platforms, {NightBenchmark.Days} days known, some {NightBenchmark.Days} orders, one source of files; mean of {brands} brands");
            cost.Write(Console.Out);
            CostTable.Write(Console.Out, cost);
        }

        folder.Delete(recursive: true);
    }

    private static async Task<NightCost> Night(int brands, LocalHost host, StorageCount count, NightBenchmark.EndWatch watch)
    {
        GC.Collect();
        var (spans, stored) = (0, await Stored(host.Services));
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => Interlocked.Increment(ref spans),
        };
        ActivitySource.AddActivityListener(listener);
        using var self = Process.GetCurrentProcess();
        var (cpu, lines, characters) = (self.TotalProcessorTime, watch.Lines, watch.Characters);
        count.Reset();
        using var http = host.CreateClient(host.MasterKey);
        var done = watch.After(brands);
        (await http.PostAsync(new Uri("/admin/functions/ScheduleNight", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await done;
        self.Refresh();
        var kinds = count.Kinds.ToDictionary(kind => kind.Key, kind => (double)kind.Value / brands);
        var used = (self.TotalProcessorTime - cpu).TotalSeconds;
        var after = await Stored(host.Services);
        return new NightCost
        {
            Operations = kinds,
            CpuSeconds = used / brands,
            // Every message that is deleted was handled once.
            Executions = kinds.GetValueOrDefault("queue delete"),
            Spans = (double)spans / brands,
            LogLines = (double)(watch.Lines - lines) / brands,
            LogCharacters = (double)(watch.Characters - characters) / brands,
            StoredBytes = (double)after / brands,
            StoredBytesEachNight = (double)(after - stored) / brands,
        };
    }

    /// <summary>Bytes of all rows and blobs, by the service's own rule for rows: 4 bytes, twice the characters of the keys, and for each property 8, twice its name, and its value.</summary>
    private static async Task<long> Stored(IServiceProvider services)
    {
        var bytes = 0L;
        var tables = services.GetRequiredService<TableServiceClient>();
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                bytes += 4 + (2 * (row.PartitionKey.Length + row.RowKey.Length));
                bytes += row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "odata.etag")).Sum(column => 8L + (2 * column.Key.Length) + (column.Value is string text ? 4 + (2 * text.Length) : 8));
            }
        }

        var blobs = services.GetRequiredService<BlobServiceClient>();
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
            {
                bytes += blob.Properties.ContentLength ?? 0;
            }
        }

        return bytes;
    }
}
