using System.IO;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Samples;
using SocialFunnel.Store;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// Takes the pictures of <c>docs/images</c>: the page of the sample brand's report at three widths, light and dark, and printed. The clock stands still, so
/// that the same program takes the same pictures.
/// </summary>
internal static class Screenshots
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly (int Width, int Height)[] Sizes = [(390, 844), (768, 1024), (1440, 1000)];

    public static void Run(BenchmarkArguments arguments) => RunAsync(arguments.Only).GetAwaiter().GetResult();

    private static async Task RunAsync(string? folder)
    {
        if (Chromium.Path is null)
        {
            Console.Error.WriteLine("Chromium is needed: apt-get install chromium");
            return;
        }

        var images = Directory.CreateDirectory(folder ?? Path.Combine(StorageLayoutBenchmark.InstallFolder(), "..", "..", "docs", "images")).FullName;
        var data = Directory.CreateTempSubdirectory("socialfunnel-pictures-");
        await using var azurite = await Azurite.StartAsync(new() { InstallFolder = StorageLayoutBenchmark.InstallFolder() }, new Progress<string>(Console.Error.WriteLine));
        await using (var host = await Host(azurite.ConnectionString, data.FullName))
        {
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Chromium.Start(playwright);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var (width, height) in Sizes)
                {
                    await Take(browser, host, scheme, width, height, images);
                }
            }

            await host.StopAsync();
        }

        data.Delete(recursive: true);
    }

    private static async Task<LocalHost> Host(string connection, string data)
    {
        var clock = new StillClock { Now = Morning };
        var configuration = LocalConfiguration.Create(
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = connection,
                ["SocialFunnel:Local:DataFolder"] = data,
                ["SocialFunnel:Exports:Folder"] = Path.Combine(data, "exports"),
                ["NightlySchedule"] = "0 0 0 29 2 *",
                ["OverdueSchedule"] = "0 0 0 29 2 *",
            },
            data);
        var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"], services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await host.StartAsync();
        var settings = SampleBrand.ReadSettings();
        await host.Services.GetRequiredService<BrandStore>().Save(host.Services.GetRequiredService<BrandSettingsReader>().Read(SampleBrand.Id, settings).Brand!, settings, CancellationToken.None);

        // Two nights a week apart, so that the report has something to compare with; the first reads no further than its own day.
        SampleBrand.Unpack(Path.Combine(data, "exports"), DateOnly.FromDateTime(Morning.UtcDateTime).AddDays(-1));
        foreach (var back in new[] { 7, 0 })
        {
            clock.Now = Morning.AddDays(-back);
            var day = DateOnly.FromDateTime(clock.Now.UtcDateTime);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "exports"), "*", SearchOption.AllDirectories))
            {
                File.SetLastWriteTimeUtc(file, clock.Now.AddHours(-1).UtcDateTime);
            }

            using var client = host.CreateClient(host.MasterKey);
            (await client.PostAsync(new Uri("/admin/functions/ScheduleNight", UriKind.Relative), null)).EnsureSuccessStatusCode();
            await Ended(host, day);
        }

        return host;
    }

    private static async Task Ended(LocalHost host, DateOnly day)
    {
        var runs = host.Services.GetRequiredService<RunStore>();
        for (RunStatus? status = null; status is not { Run.State: not RunState.Open };)
        {
            await Task.Delay(200);
            status = await runs.Find(SampleBrand.Id, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None);
        }
    }

    private static async Task Take(IBrowser browser, LocalHost host, ColorScheme scheme, int width, int height, string images)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host.Address, $"/api/brands/{SampleBrand.Id}/report?window=90d&code={host.MasterKey}").ToString());
        var name = $"report-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}";
        await page.ScreenshotAsync(new() { Path = Path.Combine(images, name + ".png") });
        if (images.Contains("docs", StringComparison.Ordinal))
        {
            return;
        }

        // Whoever names another folder wants to see it all.
        await page.ScreenshotAsync(new() { Path = Path.Combine(images, name + "-full.png"), FullPage = true });
        if (width == 1440 && scheme == ColorScheme.Light)
        {
            await page.PdfAsync(new() { Path = Path.Combine(images, "report.pdf"), Format = "A4", PrintBackground = true, PreferCSSPageSize = true });
        }
    }

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
