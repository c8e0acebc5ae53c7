using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Http;
using System.Text;
using SocialFunnel.Analysis;

namespace SocialFunnel.Sources;

/// <summary>Settings of <see cref="EuropeanCentralBank"/>, section <c>SocialFunnel:ExchangeRates</c>.</summary>
public sealed class EuropeanCentralBankOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SocialFunnel:ExchangeRates";

    /// <summary>Whether to ask the Bank at all; without, the history that comes with the program is all there is. Default true.</summary>
    public bool Online { get; set; } = true;

    /// <summary>The published file. Default: the Bank's own address.</summary>
    public Uri Address { get; set; } = new("https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip");

    /// <summary>Folder for what was fetched; empty for <c>SocialFunnel</c> in this user's own application data.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>How long fetched rates are taken for new: the Bank publishes once a business day, at about 16:00 in Frankfurt. Default 6 hours.</summary>
    public TimeSpan RefreshAfter { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long to wait after a failure before the Bank is asked again. Default 1 hour.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromHours(1);

    internal string Folder => CacheFolder.Length > 0
        ? CacheFolder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "SocialFunnel");
}

/// <summary>
/// The European Central Bank's reference rates: the published file, kept in a folder, over the history that comes with the program. The published page:
/// <see href="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/"/>.
/// </summary>
/// <remarks>
/// A failure is logged and never thrown: older rates are given instead, and an order of a day they do not reach has no rate, which the report tells.
/// </remarks>
public sealed partial class EuropeanCentralBank(IHttpClientFactory clients, IOptions<EuropeanCentralBankOptions> options, TimeProvider time, ILogger<EuropeanCentralBank> log)
    : IDisposable
{
    /// <summary>Name of the client in the factory.</summary>
    internal const string ClientName = "european-central-bank";

    /// <summary>The published file has some 700 KB; it is never read beyond this.</summary>
    internal const int LongestAnswer = 8 * 1024 * 1024;

    private const int LongestFile = 32 * 1024 * 1024;
    private readonly SemaphoreSlim one = new(1, 1);
    private ExchangeRates? known;
    private DateTimeOffset nextLook;

    /// <summary>The rates known now; fetched when those at hand are older than <see cref="EuropeanCentralBankOptions.RefreshAfter"/>.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ExchangeRates> Latest(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (known is null || time.GetUtcNow() >= nextLook)
            {
                await Look(cancellation);
            }

            return known!;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task Look(CancellationToken cancellation)
    {
        var settings = options.Value;
        var cache = new EuropeanCentralBankCache(settings.Folder);
        known ??= ExchangeRates.Bundled;
        if (!settings.Online)
        {
            nextLook = DateTimeOffset.MaxValue;
            return;
        }

        try
        {
            var (cached, saved) = cache.Load();
            known = cached is null ? known : known.With(cached);
            // A file from the future is one whose clock was wrong.
            if (saved <= time.GetUtcNow() && time.GetUtcNow() < saved + settings.RefreshAfter)
            {
                nextLook = saved.Value + settings.RefreshAfter;
                return;
            }

            var fetched = await Fetch(settings.Address, cancellation);
            known = known.With(fetched);
            nextLook = time.GetUtcNow() + settings.RefreshAfter;
            cache.Save(fetched, time.GetUtcNow());
            Log.Fetched(log, known.LastDay);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or FormatException or UnauthorizedAccessException || e is TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            nextLook = time.GetUtcNow() + settings.RetryAfter;
            Log.Failed(log, settings.Address, known.LastDay, e);
        }
    }

    private async Task<ExchangeRates> Fetch(Uri address, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(ClientName);
        using var answer = await client.GetAsync(address, cancellation);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"The answer was {(int)answer.StatusCode} {answer.ReasonPhrase}.", null, answer.StatusCode);
        }

        var rates = ExchangeRatesFile.Read(Unzip(await answer.Content.ReadAsByteArrayAsync(cancellation)));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return rates.Count > 0 && rates.All(rate => rate.Day <= today.AddDays(1))
            ? new ExchangeRates(rates)
            : throw new FormatException("The file holds no rates, or rates of days to come.");
    }

    private static string Unzip(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        var entry = archive.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException("The archive holds no CSV.");
        using var stream = entry.Open();
        var text = new byte[Math.Min(entry.Length, LongestFile) + 1];
        var read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return read < text.Length ? Encoding.ASCII.GetString(text, 0, read) : throw new FormatException("The file in the archive is longer than it says, or too long.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The reference rates of the European Central Bank were fetched; the last are of {LastDay}")]
        public static partial void Fetched(ILogger logger, DateOnly? lastDay);

        [LoggerMessage(2, LogLevel.Warning, "The reference rates could not be fetched from {Address} or kept; the last ones known are of {LastDay}. Orders after that in another currency have no rate, unless the brand gives one")]
        public static partial void Failed(ILogger logger, Uri address, DateOnly? lastDay, Exception exception);
    }
}
