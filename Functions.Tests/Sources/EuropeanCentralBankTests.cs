using System.IO;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SocialFunnel.Analysis;

namespace SocialFunnel.Sources;

/// <summary>Against a real HTTP server in this process, which serves a small file in the Bank's form.</summary>
public sealed class EuropeanCentralBankTests : IAsyncLifetime
{
    private const string Csv = "Date,USD,JPY,\n2026-11-20,1.5,190,\n2026-11-19,1.4,N/A,\n";
    private static readonly DateOnly Day = new(2026, 11, 20);
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 20, 0, 0, TimeSpan.Zero));
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"rates-{Guid.NewGuid():N}");
    private readonly WebApplication server;
    private byte[] answer = Zip(Csv);
    private int status = 200;
    private int asked;

    public EuropeanCentralBankTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapGet("/rates.zip", () =>
        {
            asked++;
            return status == 200 ? Results.Bytes(answer, "application/zip") : Results.StatusCode(status);
        });
    }

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Fetched_rates_continue_the_bundled_history()
    {
        using var services = Services();

        var rates = await Latest(services);

        Assert.Equal(1.5m, rates.Find("EUR", "USD", Day)!.Rate);
        Assert.Equal(1.1684m, rates.Find("EUR", "USD", new DateOnly(2026, 4, 13))!.Rate);
    }

    [Fact]
    public async Task The_bank_is_asked_once_until_the_rates_are_old()
    {
        using var services = Services();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Latest(services)));
        Assert.Equal(1, asked);

        time.Advance(TimeSpan.FromHours(7));
        await Latest(services);

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Another_process_takes_them_from_the_folder()
    {
        using (var first = Services())
        {
            await Latest(first);
        }

        using var second = Services();

        Assert.Equal(1.5m, (await Latest(second)).Find("EUR", "USD", Day)!.Rate);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_failure_leaves_the_older_rates_and_is_tried_again_later()
    {
        status = 503;
        using var services = Services();

        var rates = await Latest(services);
        await Latest(services);

        Assert.Null(rates.Find("EUR", "USD", Day));
        Assert.NotNull(rates.Find("EUR", "USD", new DateOnly(2026, 4, 13)));
        Assert.Equal(1, asked);
        status = 200;
        time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull((await Latest(services)).Find("EUR", "USD", Day));
    }

    [Theory]
    [InlineData("no zip"), InlineData("zip of html"), InlineData("too long"), InlineData("days to come"), InlineData("empty")]
    public async Task An_answer_that_is_no_file_of_rates_changes_nothing(string kind)
    {
        answer = kind switch
        {
            "no zip" => Encoding.ASCII.GetBytes("<html>Down for maintenance</html>"),
            "zip of html" => Zip("<html>Down for maintenance</html>"),
            "too long" => new byte[EuropeanCentralBank.LongestAnswer + 1],
            "days to come" => Zip("Date,USD,\n2027-01-01,1.5,\n"),
            _ => Zip("Date,USD,\n"),
        };
        using var services = Services();

        Assert.Equal(ExchangeRates.Bundled.LastDay, (await Latest(services)).LastDay);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_broken_cache_is_as_good_as_none()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "ExchangeRates.br"), "broken");
        using var services = Services();

        Assert.Equal(1.5m, (await Latest(services)).Find("EUR", "USD", Day)!.Rate);
    }

    [Fact]
    public async Task Offline_means_that_nobody_is_asked()
    {
        using var services = Services(("SocialFunnel:ExchangeRates:Online", "false"));

        Assert.Equal(ExchangeRates.Bundled.LastDay, (await Latest(services)).LastDay);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var services = Services();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.GetRequiredService<EuropeanCentralBank>().Latest(gone.Token));
    }

    private static Task<ExchangeRates> Latest(ServiceProvider services) => services.GetRequiredService<EuropeanCentralBank>().Latest(CancellationToken.None);

    private ServiceProvider Services(params (string Key, string Value)[] more)
    {
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var settings = new Dictionary<string, string?> { ["SocialFunnel:ExchangeRates:Address"] = $"{address}/rates.zip", ["SocialFunnel:ExchangeRates:CacheFolder"] = folder };
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(time)
            .AddExchangeRates()
            .BuildServiceProvider();
    }

    private static byte[] Zip(string text)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("eurofxref-hist.csv").Open();
            entry.Write(Encoding.ASCII.GetBytes(text));
        }

        return zip.ToArray();
    }
}
