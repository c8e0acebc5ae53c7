using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net.Http;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// How long the report of a brand with twelve platforms and three years takes, as JSON and as a page, with 32 connections at once. The floor is one query of one
/// partition on the same storage in the same run: the brand's rows of the table <c>roi</c>, 48 of them, 32 at once as well. The rounds alternate, so that
/// whatever else the machine does falls on all of them.
/// </summary>
internal static class ReportBenchmark
{
    private const int Connections = 32;
    private const int Rounds = 10;
    private const int DefaultRequests = 100;
    private const int Days = 1095;
    private const int Platforms = 12;
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private static readonly string[] Cultures = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(known => known.Name).Where(name => name.Length > 0)];
    private static int culture;

    public static void Run(BenchmarkArguments arguments) => RunAsync((arguments.Reps ?? DefaultRequests) * Connections / Rounds, arguments.Seed).GetAwaiter().GetResult();

    private static async Task RunAsync(int requests, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-report-");
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
        await using (var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new Clock()))))
        {
            await host.StartAsync();
            Write(folder.FullName, seed);
            await Night(host);
            await Measure(host, requests);
            await host.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private static async Task Measure(LocalHost host, int requests)
    {
        using var http = host.CreateClient(host.MasterKey);
        var table = host.Services.GetRequiredService<TableServiceClient>().GetTableClient("roi");
        var rows = await table.QueryAsync<TableEntity>("PartitionKey eq 'acme'").CountAsync();
        var sizes = (Json: (await http.GetByteArrayAsync(Address("json", 0))).Length, Html: (await http.GetByteArrayAsync(Address("html", 0))).Length);
        Console.WriteLine($"{Platforms} platforms, {Days} days; {rows} rows in the partition; JSON {sizes.Json >> 10} KiB, page {sizes.Html >> 10} KiB; {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
        (string Name, Func<int, Task> Do)[] kinds =
        [
            ("one partition query", async _ => await table.QueryAsync<TableEntity>("PartitionKey eq 'acme'").CountAsync()),
            ("12 rows of it", async _ => await table.QueryAsync<TableEntity>("PartitionKey eq 'acme' and RowKey ge '2026-11-23|90d|' and RowKey lt '2026-11-23|90d}'").CountAsync()),
            ("JSON", async number => await http.GetByteArrayAsync(Address("json", number))),
            ("page", async number => await http.GetByteArrayAsync(Address("html", number))),
            ("JSON, made anew", number => Anew(http, "json", number)),
            ("page, made anew", number => Anew(http, "html", number)),
        ];
        var times = kinds.ToDictionary(kind => kind.Name, _ => new ConcurrentBag<double>());
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (name, work) in kinds)
            {
                var bag = round < 0 ? [] : times[name];
                await Parallel.ForEachAsync(Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (number, _) =>
                {
                    var began = Stopwatch.GetTimestamp();
                    await work(number);
                    bag.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                });
            }
        }

        var floor = times["one partition query"];
        foreach (var (name, _) in kinds)
        {
            var (half, nearly) = (At(times[name], 0.5), At(times[name], 0.99));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {times[name].Count,6} requests  p50 {half,7:0.0} ms  p99 {nearly,7:0.0} ms  ratio {half / At(floor, 0.5):0.00} / {nearly / At(floor, 0.99):0.00}"));
        }
    }

    // Each in another language's way of writing numbers, so that nothing made before can be given again: the snapshot is read.
    private static async Task Anew(HttpClient http, string format, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(format, number));
        request.Headers.TryAddWithoutValidation("Accept-Language", Cultures[Interlocked.Increment(ref culture) % Cultures.Length]);
        await (await http.SendAsync(request)).Content.ReadAsByteArrayAsync();
    }

    // All windows in turn, as readers would ask for them.
    private static Uri Address(string format, int number) => new($"/api/brands/acme/report?format={format}&window={ReportWindow.Every[number % ReportWindow.Every.Count].Name}", UriKind.Relative);

    private static double At(ConcurrentBag<double> times, double part) => times.Order().ElementAt((int)(times.Count * part));

    private static async Task Night(LocalHost host)
    {
        const string settings = """{ "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} } }""";
        await host.Services.GetRequiredService<BrandStore>().Save(host.Services.GetRequiredService<BrandSettingsReader>().Read("acme", settings).Brand!, settings, CancellationToken.None);
        using var http = host.CreateClient(host.MasterKey);
        (await http.PostAsync(new Uri("/admin/functions/ScheduleNight", UriKind.Relative), null)).EnsureSuccessStatusCode();
        for (RunStatus? status = null; status is not { Run.State: RunState.Completed };)
        {
            await Task.Delay(500);
            status = await host.Services.GetRequiredService<RunStore>().Find("acme", "2026-11-23", CancellationToken.None);
        }
    }

    private static void Write(string folder, int seed)
    {
        var random = new Random(seed);
        var first = DateOnly.FromDateTime(Morning.UtcDateTime).AddDays(-Days);
        var platforms = Enumerable.Range(1, Platforms).Select(number => string.Create(CultureInfo.InvariantCulture, $"platform-{number:00}")).ToArray();
        var (metrics, effort, orders) = (new List<string> { "date,platform,account,followers,impressions,likes,comments,shares,clicks,posts" }, new List<string> { "date,platform,account,hours" }, new List<string> { "order_id,ordered_at,net_value,currency,utm_source,customer" });
        var followers = platforms.Select(_ => random.Next(100, 50_000)).ToArray();
        for (var day = 0; day < Days; day++)
        {
            var date = first.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
            for (var p = 0; p < Platforms; p++)
            {
                followers[p] += random.Next(-2, 8);
                metrics.Add(string.Create(CultureInfo.InvariantCulture, $"{date},{platforms[p]},acme,{followers[p]},{random.Next(5000)},{random.Next(200)},{random.Next(30)},{random.Next(20)},{random.Next(50)},{random.Next(3)}"));
                if (day % 7 == p % 7)
                {
                    effort.Add($"{date},{platforms[p]},acme,{random.Next(1, 6)}");
                }
            }

            for (var order = random.Next(5); order > 0; order--)
            {
                orders.Add(string.Create(CultureInfo.InvariantCulture, $"#{orders.Count},{date},{random.Next(10, 200)},EUR,{(random.Next(5) == 0 ? "" : platforms[random.Next(Platforms)])},c{random.Next(400)}"));
            }
        }

        var place = Directory.CreateDirectory(Path.Combine(folder, "exports", "acme")).FullName;
        foreach (var (name, lines) in new[] { ("metrics.csv", metrics), ("effort.csv", effort), ("orders.csv", orders) })
        {
            File.WriteAllLines(Path.Combine(place, name), lines);
            File.SetLastWriteTimeUtc(Path.Combine(place, name), Morning.AddHours(-1).UtcDateTime);
        }
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Morning;
    }
}
