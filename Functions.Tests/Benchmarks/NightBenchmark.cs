using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// Nights of many brands with five platforms each, in the local host against Azurite: the first, which stores a year, and the one after it,
/// for which each file has grown by a day. Beside each the floor: the same number of bare storage operations of the same kinds.
/// </summary>
internal static class NightBenchmark
{
    internal const int Days = 365;
    private const int DefaultBrands = 200;
    internal static readonly string[] Platforms = ["blog", "instagram", "linkedin", "mastodon", "x"];
    internal static readonly DateTimeOffset FirstMorning = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    public static void Run(BenchmarkArguments arguments) => RunAsync(arguments.Brands ?? DefaultBrands, arguments.Seed).GetAwaiter().GetResult();

    private static async Task RunAsync(int brands, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-night-");
        await using var azurite = await Azurite.StartAsync(new() { InstallFolder = StorageLayoutBenchmark.InstallFolder() }, new Progress<string>(Console.Error.WriteLine));
        var (count, clock, watch) = (new StorageCount(), new Clock { Now = FirstMorning }, new EndWatch());
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
        await using (var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], logging: logging => logging.AddProvider(watch), services: services => Count(services, azurite.ConnectionString, count, clock)))
        {
            await host.StartAsync();
            await Put(host, brands);
            using var http = host.CreateClient(host.MasterKey);
            Console.WriteLine($"{brands} brands, {Platforms.Length} platforms each, {Days} days; {Environment.ProcessorCount} cores, {RuntimeVersion()}");
            for (var night = 1; night <= 2; night++)
            {
                Write(folder.FullName, brands, Days + night - 1, seed, clock.Now);
                var asked = await Night(night, brands, http, host, count, watch);
                await Floor(asked, azurite.ConnectionString, night);
                clock.Now += TimeSpan.FromDays(1);
            }

            await host.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task<IReadOnlyDictionary<string, int>> Night(int night, int brands, HttpClient http, LocalHost host, StorageCount count, EndWatch watch)
    {
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var (cpu, allocated) = (self.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        count.Reset();
        var done = watch.After(brands);
        var time = Stopwatch.StartNew();
        (await http.PostAsync(new Uri("/admin/functions/ScheduleNight", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await done;
        time.Stop();
        self.Refresh();
        var kinds = count.Kinds;
        var states = await host.Services.GetRequiredService<TableServiceClient>().GetTableClient("runs").QueryAsync<TableEntity>("Trigger eq 'Night'").CountAsync(row => row.GetString("State") == "Completed");
        Console.WriteLine($"night {night}: {time.Elapsed.TotalSeconds:0.0} s wall, {(self.TotalProcessorTime - cpu).TotalSeconds:0.0} s CPU of this process, peak working set {self.PeakWorkingSet64 >> 20} MiB so far, {(GC.GetTotalAllocatedBytes() - allocated) >> 20} MiB allocated; {states} runs completed");
        foreach (var (kind, number) in kinds)
        {
            Console.WriteLine($"  {kind,-18} {number,7} {(double)number / brands,8:0.0} a brand");
        }

        Console.WriteLine($"  {"all",-18} {kinds.Values.Sum(),7} {(double)kinds.Values.Sum() / brands,8:0.0} a brand");
        return kinds;
    }

    /// <summary>The same number of operations of the same kinds with nothing around them, as many at once as the host has.</summary>
    private static async Task Floor(IReadOnlyDictionary<string, int> asked, string connection, int night)
    {
        var table = new TableServiceClient(connection).GetTableClient($"floor{night}");
        var queue = new QueueServiceClient(connection).GetQueueClient($"floor{night}");
        await table.CreateAsync();
        await queue.CreateAsync();
        var numbers = asked.SelectMany(kind => Enumerable.Repeat(kind.Key, kind.Value)).ToArray();
        new Random(1).Shuffle(numbers);
        await table.UpsertEntityAsync(new TableEntity("p", "k") { ["Text"] = "a" });
        await queue.SendMessageAsync("a");
        var time = Stopwatch.StartNew();
        await Parallel.ForEachAsync(numbers.Index(), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (operation, cancellation) =>
        {
            var (index, kind) = operation;
            var partition = string.Create(CultureInfo.InvariantCulture, $"p{index % 500}");
            switch (kind)
            {
                case "table transaction":
                    await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, $"{index}") { ["Text"] = "a" })], cancellation);
                    break;
                case "table write row":
                    await table.UpsertEntityAsync(new TableEntity(partition, $"{index}") { ["Text"] = "a" }, TableUpdateMode.Replace, cancellation);
                    break;
                case "table delete row":
                    await table.DeleteEntityAsync(partition, $"{index}", cancellationToken: cancellation);
                    break;
                case "table get row":
                    await table.GetEntityIfExistsAsync<TableEntity>("p", "k", cancellationToken: cancellation);
                    break;
                case "table query":
                    await table.QueryAsync<TableEntity>("PartitionKey eq 'p'", cancellationToken: cancellation).CountAsync(cancellation);
                    break;
                case "queue send":
                    await queue.SendMessageAsync("a", cancellation);
                    break;
                case var blob when blob.StartsWith("blob ", StringComparison.Ordinal):
                    // Few, and the floor is of tables and queues.
                    break;
                case "queue receive":
                    await queue.ReceiveMessageAsync(TimeSpan.FromMinutes(10), cancellation);
                    break;
                default:
                    await queue.GetPropertiesAsync(cancellation);
                    break;
            }
        });
        Console.WriteLine($"  floor: {numbers.Length} bare operations, 32 at once, in {time.Elapsed.TotalSeconds:0.0} s");
    }

    internal static void Count(IServiceCollection services, string connection, StorageCount count, Clock clock)
    {
        var tables = new TableClientOptions();
        tables.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var queues = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        queues.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var blobs = new BlobClientOptions();
        blobs.AddPolicy(count.OfBlobs, HttpPipelinePosition.PerRetry);
        services.Replace(ServiceDescriptor.Singleton(new BlobServiceClient(connection, blobs)));
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(connection, tables)));
        services.Replace(ServiceDescriptor.Singleton(new QueueServiceClient(connection, queues)));
    }

    internal static async Task Put(LocalHost host, int brands)
    {
        var (store, reader) = (host.Services.GetRequiredService<BrandStore>(), host.Services.GetRequiredService<BrandSettingsReader>());
        for (var brand = 0; brand < brands; brand++)
        {
            const string settings = """{ "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} } }""";
            await store.Save(reader.Read(Id(brand), settings).Brand!, settings, CancellationToken.None);
        }
    }

    internal static void Write(string folder, int brands, int days, int seed, DateTimeOffset now)
    {
        var last = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        var first = DateOnly.FromDateTime(FirstMorning.UtcDateTime).AddDays(-Days);
        for (var brand = 0; brand < brands; brand++)
        {
            var random = new Random(seed + brand);
            var (metrics, effort, orders) = (new List<string> { "date,platform,account,followers,impressions,likes,comments,shares,clicks,posts" }, new List<string> { "date,platform,account,hours" }, new List<string> { "order_id,ordered_at,net_value,currency,utm_source,customer" });
            var followers = Platforms.Select(_ => random.Next(100, 50_000)).ToArray();
            for (var day = 0; day < days; day++)
            {
                var date = first.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
                for (var p = 0; p < Platforms.Length; p++)
                {
                    followers[p] += random.Next(-2, 8);
                    metrics.Add(string.Create(CultureInfo.InvariantCulture, $"{date},{Platforms[p]},acme,{followers[p]},{random.Next(5000)},{random.Next(200)},{random.Next(30)},{random.Next(20)},{random.Next(50)},{random.Next(3)}"));
                    if (day % 7 == p)
                    {
                        effort.Add($"{date},{Platforms[p]},acme,{random.Next(1, 6)}");
                    }
                }

                for (var order = random.Next(3); order > 0; order--)
                {
                    var source = random.Next(6) is var from && from < Platforms.Length ? Platforms[from] : "";
                    orders.Add(string.Create(CultureInfo.InvariantCulture, $"#{orders.Count},{date},{random.Next(10, 200)},EUR,{source},c{random.Next(100)}"));
                }
            }

            var place = Directory.CreateDirectory(Path.Combine(folder, "exports", Id(brand))).FullName;
            foreach (var (name, lines) in new[] { ("metrics.csv", metrics), ("effort.csv", effort), ("orders.csv", orders) })
            {
                File.WriteAllLines(Path.Combine(place, name), lines);
                File.SetLastWriteTimeUtc(Path.Combine(place, name), now.AddHours(-1).UtcDateTime);
            }
        }

        Debug.Assert(first.AddDays(days - 1) == last, "The files end with the last full day.");
    }

    private static string Id(int brand) => string.Create(CultureInfo.InvariantCulture, $"brand-{brand:0000}");

    private static string RuntimeVersion() => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

    internal sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>Counts runs that ended, by what the program logs.</summary>
    internal sealed class EndWatch : ILoggerProvider, ILogger
    {
        private int rest;
        private TaskCompletionSource done = new();

        /// <summary>Lines that would be sent to a log.</summary>
        public int Lines { get; private set; }

        /// <summary>Their text, in characters.</summary>
        public long Characters { get; private set; }

        public Task After(int runs)
        {
            (rest, done) = (runs, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return done.Task;
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                Console.Error.WriteLine($"{formatter(state, exception)} {exception?.Message}");
            }

            lock (this)
            {
                Lines++;
                Characters += formatter(state, exception).Length;
            }

            if (eventId.Name == "Analysed" && Interlocked.Decrement(ref rest) == 0)
            {
                done.TrySetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
