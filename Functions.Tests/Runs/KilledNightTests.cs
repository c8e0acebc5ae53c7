using System.Globalization;
using System.IO;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;
using Xunit.Abstractions;

namespace SocialFunnel.Runs;

/// <summary>The real program, killed in the middle of its night again and again.</summary>
[Collection("azurite")]
public sealed class KilledNightTests(AzuriteFixture azurite, ITestOutputHelper output) : IDisposable
{
    private const int Brands = 15;
    private const int Kills = 21;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("socialfunnel-kill-");
    private readonly BrandFolder files = new();

    [Fact]
    public async Task A_program_that_is_killed_at_any_moment_leaves_the_rows_of_an_undisturbed_night()
    {
        var expected = await Undisturbed();
        Assert.Equal(Brands * 4 * 2, expected.Count(row => row.StartsWith("roi: ", StringComparison.Ordinal)));
        var account = azurite.NewAccount();
        await PutBrands(account.ConnectionString);
        await using var proxy = await StorageProxy.Start(account.ConnectionString);
        var log = new LogWatch();
        var random = new Random(20261123);
        var kills = new List<string>();

        while (kills.Count < Kills)
        {
            await using var program = ChildProgram.Start(Settings(proxy.ConnectionString), folder.FullName, log);
            var (rest, before) = (random.Next(1, 45), kills.Count % 2 == 0);
            string? at = null;
            bool Dies(HttpRequest request)
            {
                if (!IsWork(request) || Interlocked.Decrement(ref rest) != 0)
                {
                    return false;
                }

                at = $"{(before ? "before" : "after")} {request.Method} {request.Path}";
                program.Kill();
                return true;
            }

            proxy.Before = request => !before || !Dies(request);
            proxy.After = request => _ = !before && Dies(request);
            await program.Gone();
            Assert.True(at is not null, $"The program ended by itself:\n{string.Join('\n', log.Lines.TakeLast(40))}");
            kills.Add(at);
        }

        (proxy.Before, proxy.After) = (_ => true, _ => { });
        var analysed = Analysed(log);
        Assert.True(analysed < Brands, $"Only {Brands - analysed} nights should have been left at the last kill: kill more often.");
        await using (ChildProgram.Start(Settings(proxy.ConnectionString), folder.FullName, log))
        {
            for (var brand = 0; brand < Brands; brand++)
            {
                await log.Says($"Brand {Id(brand)}, run {Night}: ");
                await log.Says($"Brand {Id(brand)}, run {Night}: analysed, ");
            }
        }

        output.WriteLine($"{kills.Count} kills, {analysed} of {Brands} nights analysed before the last:\n{string.Join('\n', kills)}");
        Assert.Equal(expected, await TableText.OfFindings(account.Tables));
        Assert.DoesNotContain(await TableText.Of(account.Tables, "runs"), row => row.Contains("State=Open", StringComparison.Ordinal) || row.Contains("!open", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        files.Dispose();
        folder.Delete(recursive: true);
    }

    // The brands live where it is noon, so that no midnight and no night comes while the test runs.
    private static int HoursToNoon => 12 - TimeProvider.System.GetUtcNow().Hour;

    private static string Zone => HoursToNoon switch { 0 => "Etc/GMT", > 0 and var ahead => $"Etc/GMT-{ahead}", var behind => $"Etc/GMT+{-behind}" };

    private static DateOnly Today { get; } = new BrandCalendar(Zone, default).DayOf(TimeProvider.System.GetUtcNow());

    private static string Night => Today.ToString("O", CultureInfo.InvariantCulture);

    private static string Id(int brand) => $"brand-{brand:00}";

    private static int Analysed(LogWatch log) => Enumerable.Range(0, Brands).Count(brand => log.Lines.Any(line => line.Contains($"Brand {Id(brand)}, run {Night}: analysed, ", StringComparison.Ordinal)));

    // What a night does: rows, and messages sent and deleted; not the polling of empty queues, and not the creation of tables and queues.
    private static bool IsWork(HttpRequest request)
    {
        var path = request.Path.Value!;
        return path.Contains("/messages", StringComparison.Ordinal)
            ? request.Method is "POST" or "DELETE"
            : path.Contains('(', StringComparison.Ordinal) || path.EndsWith("/$batch", StringComparison.Ordinal);
    }

    private async Task<string[]> Undisturbed()
    {
        var account = azurite.NewAccount();
        await PutBrands(account.ConnectionString);
        var log = new LogWatch();
        var configuration = LocalConfiguration.Create(Settings(account.ConnectionString), folder.FullName);
        await using var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], logging: logging => logging.AddProvider(log));
        await host.StartAsync();
        for (var brand = 0; brand < Brands; brand++)
        {
            await log.Says($"Brand {Id(brand)}, run {Night}: analysed, ");
        }

        await host.StopAsync();
        return await TableText.OfFindings(account.Tables);
    }

    private async Task PutBrands(string connection)
    {
        var tables = new Tables(new TableServiceClient(connection));
        for (var brand = 0; brand < Brands; brand++)
        {
            var saved = new DateTimeOffset(Today, new TimeOnly(1, 0), TimeSpan.Zero);
            string Day(int ago) => Today.AddDays(-ago).ToString("O", CultureInfo.InvariantCulture);
            files.Write(Id(brand), "metrics.csv", saved, "date,platform,account,followers,likes", $"{Day(40)},linkedin,a,{brand},1", $"{Day(2)},linkedin,a,{brand + 3},2", $"{Day(2)},x,a,{brand * 1000},3");
            files.Write(Id(brand), "orders.csv", saved, "order_id,ordered_at,net_value,currency,utm_source", $"1,{Day(30)},{brand + 10},EUR,linkedin", $"2,{Day(3)},{brand + 20},EUR,linkedin", $"3,{Day(3)},5,EUR,");
            files.Write(Id(brand), "effort.csv", saved, "date,platform,account,hours", $"{Day(10)},linkedin,a,{brand}", $"{Day(11)},x,a,1");
            var settings = BrandFolder.Settings(all => all["timeZone"] = Zone);
            await (await tables.Brands).UpsertEntityAsync(new TableEntity(TableKeys.Brands, Id(brand)) { ["Settings"] = settings, ["Name"] = "Acme", ["TimeZone"] = Zone, ["NightAt"] = "03:00" });
        }
    }

    private Dictionary<string, string?> Settings(string connection) => WorldSettings.Of(
        connection,
        files.Root,
        folder.FullName,
        ("NightlySchedule", "* * * * * *"),
        ("SocialFunnel:Runs:SendAgainAfter", "00:00:01"),
        ("SocialFunnel:Local:QueueLease", "00:00:02"),
        ("AzureFunctionsJobHost:extensions:queues:maxDequeueCount", "100"));
}
