using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Secrets;
using SocialFunnel.Sources;
using SocialFunnel.Store;
using SocialFunnel.Triggers;

namespace SocialFunnel.Runs;

/// <summary>The functions without a host: the test is queue and timer, and delivers what it likes. The storage is real.</summary>
internal sealed class BareWorld : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly TableServiceClient tables;

    private BareWorld(ServiceProvider services, TableServiceClient tables, BrandFolder files, FrozenTime time, CountingPolicy count) =>
        (this.services, this.tables, Files, Time, Count) = (services, tables, files, time, count);

    public BrandFolder Files { get; }

    public FrozenTime Time { get; }

    public CountingPolicy Count { get; }

    public RunStore Runs => Of<RunStore>();

    public static BareWorld Create(AzuriteFixture azurite, TestSource? source = null, params (string Name, string Value)[] settings)
    {
        var (files, time, count) = (new BrandFolder(), new FrozenTime(LiveWorld.Morning), new CountingPolicy());
        var connection = azurite.NewAccount().ConnectionString;
        var options = new TableClientOptions();
        options.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var tables = new TableServiceClient(connection, options);
        var configuration = LocalConfiguration.Create(WorldSettings.Of(connection, files.Root, files.Root, settings), files.Root);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(tables)
            .AddSecrets(System.IO.Path.Combine(files.Root, ".secrets"))
            .AddSocialFunnel(configuration);
        if (source is not null)
        {
            services.AddSingleton(new SourceEntry(TestSource.Name, source));
        }

        return new BareWorld(services.BuildServiceProvider(), tables, files, time, count);
    }

    public T Of<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Puts a brand, as the function does.</summary>
    public async Task Put(string brand, string settings)
    {
        var read = Of<BrandSettingsReader>().Read(brand, settings);
        Assert.True(read.Brand is not null, string.Join(' ', read.Faults));
        await Of<BrandStore>().Save(read.Brand, settings, CancellationToken.None);
    }

    /// <summary>Fires the timer of the nights.</summary>
    public Task<NightRequest[]> ScheduleNight() => New<ScheduleNight>().Run(new TimerInfo(), CancellationToken.None);

    /// <summary>Fires the timer of the deadlines.</summary>
    public Task<AnalyseRequest[]> CloseOverdueRuns() => New<CloseOverdueRuns>().Run(new TimerInfo(), CancellationToken.None);

    /// <summary>Delivers one message; gives those that come of it.</summary>
    public async Task<IReadOnlyList<object>> Deliver(object message) => message switch
    {
        NightRequest night => await New<OpenNights>().Run(night, CancellationToken.None),
        PullRequest pull => await New<Pull>().Run(pull, CancellationToken.None) is { } request ? [request] : [],
        AnalyseRequest analyse => await New<Analyse>().Run(analyse, CancellationToken.None),
        NoticeRequest notice => await Send(notice),
        EraseRequest erase => await New<Erase>().Run(erase, CancellationToken.None) is { } next ? [next] : [],
        _ => throw new ArgumentException($"{message} has no queue.", nameof(message)),
    };

    /// <summary>Delivers messages and all that come of them, each once and in order.</summary>
    public async Task<IReadOnlyList<object>> DeliverAll(IEnumerable<object> messages)
    {
        var all = new List<object>();
        var queue = new Queue<object>(messages);
        while (queue.TryDequeue(out var message))
        {
            all.Add(message);
            foreach (var next in await Deliver(message))
            {
                queue.Enqueue(next);
            }
        }

        return all;
    }

    /// <summary>Opens the due nights of all brands; gives the pulls they ask for.</summary>
    public async Task<IReadOnlyList<PullRequest>> OpenNights()
    {
        var pulls = new List<PullRequest>();
        foreach (var page in await ScheduleNight())
        {
            pulls.AddRange((await Deliver(page)).Cast<PullRequest>());
        }

        return pulls;
    }

    /// <summary>Every row of what sources told and what was found out.</summary>
    public Task<string[]> Findings() => TableText.OfFindings(tables);

    /// <summary>Every row of some tables as text, times of writing left out; tables that do not exist have none.</summary>
    public async Task<string[]> Rows(params string[] names) => await TableText.Of(tables, names);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Files.Dispose();
    }

    private async Task<IReadOnlyList<object>> Send(NoticeRequest request)
    {
        await New<SendNotice>().Run(request, CancellationToken.None);
        return [];
    }

    private T New<T>() => ActivatorUtilities.CreateInstance<T>(services);
}
