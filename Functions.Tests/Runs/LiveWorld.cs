using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialFunnel.Access;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>The whole program in this process, over HTTP and real queues: an account and folders of its own, a clock the test sets, timers that fire only when asked.</summary>
internal sealed class LiveWorld : IAsyncDisposable
{
    /// <summary>The morning of 2026-11-23 in Berlin, after its night.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly LocalHost host;
    private readonly DirectoryInfo data;

    private LiveWorld(LocalHost host, DirectoryInfo data, BrandFolder files, FrozenTime time, LogWatch log) => (this.host, this.data, Files, Time, Log) = (host, data, files, time, log);

    public BrandFolder Files { get; }

    public FrozenTime Time { get; }

    public LogWatch Log { get; }

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The table of brands, to break it.</summary>
    public TableClient Store => Tables.GetTableClient("brands");

    private TableServiceClient Tables => host.Services.GetRequiredService<TableServiceClient>();

    /// <summary>A client without a key.</summary>
    public HttpClient Stranger() => host.CreateClient();

    /// <summary>A client with a key.</summary>
    public HttpClient Client(string key) => host.CreateClient(key);

    /// <summary>Makes a key of a brand, and a client that sends it.</summary>
    public async Task<HttpClient> Client(string brand, Permission permission) =>
        Client((await Of<KeyStore>().Create(brand, "of a test", permission, null, default))!.Key);

    /// <summary>A service of the program.</summary>
    public T Of<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <param name="azurite">Gives the account.</param>
    /// <param name="source">A connector besides the files.</param>
    /// <param name="settings">Further settings.</param>
    public static Task<LiveWorld> Start(AzuriteFixture azurite, TestSource? source = null, params (string Name, string Value)[] settings) => Start(azurite, source, _ => { }, settings);

    /// <inheritdoc cref="Start(AzuriteFixture, TestSource?, ValueTuple{string, string}[])"/>
    /// <param name="more">Adds or replaces services.</param>
    public static async Task<LiveWorld> Start(AzuriteFixture azurite, TestSource? source, Action<IServiceCollection> more, params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("socialfunnel-test-");
        var (files, time, log) = (new BrandFolder(), new FrozenTime(Morning), new LogWatch());
        var configuration = LocalConfiguration.Create(WorldSettings.Of(azurite.NewAccount().ConnectionString, files.Root, data.FullName, settings), data.FullName);
        var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], logging: logging => logging.AddProvider(log), services: services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            if (source is not null)
            {
                services.AddSingleton(new SourceEntry(TestSource.Name, source));
            }

            more(services);
        });
        await host.StartAsync();
        return new LiveWorld(host, data, files, time, log) { Http = host.CreateClient(host.MasterKey) };
    }

    /// <summary>Puts a brand.</summary>
    public async Task Put(string brand, string settings)
    {
        using var body = new StringContent(settings, Encoding.UTF8, "application/json");
        var answer = await Http.PutAsync($"/api/brands/{brand}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fires a timer.</summary>
    public async Task Fire(string timer) => Assert.Equal(HttpStatusCode.Accepted, (await Http.PostAsync($"/admin/functions/{timer}", null)).StatusCode);

    /// <summary>Runs a brand's night and waits for its end.</summary>
    public async Task<JsonElement> Night(string brand, DateOnly night)
    {
        var run = night.ToString("O", CultureInfo.InvariantCulture);
        await Fire("ScheduleNight");
        await Analysed(brand, run);
        return await Get($"/api/brands/{brand}/runs/{run}");
    }

    /// <summary>Waits until a run was analysed this often.</summary>
    public Task Analysed(string brand, string run, int times = 1) => Log.Says($"Brand {brand}, run {run}: analysed, ", times);

    /// <summary>Every row of some tables as text.</summary>
    public Task<string[]> Rows(params string[] names) => TableText.Of(Tables, names);

    /// <summary>Every row of every table as text.</summary>
    public async Task<string[]> AllRows() => await Rows([.. await Tables.QueryAsync().Select(table => table.Name).ToListAsync()]);

    /// <summary>Gets JSON.</summary>
    public async Task<JsonElement> Get(string path)
    {
        var answer = await Http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        Files.Dispose();
        data.Delete(recursive: true);
    }
}
