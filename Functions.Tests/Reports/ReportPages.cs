using Microsoft.Playwright;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Samples;

namespace SocialFunnel.Reports;

/// <summary>The pages of several brands, and a browser that looks at them; nothing where there is no Chromium.</summary>
public sealed class ReportPages : IAsyncLifetime
{
    private LiveWorld world = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        world = await LiveWorld.Start(azurite);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
        await world.Sample();
        await world.Empty();
        await world.WithoutCosts();
        await world.Many(30);
        await world.Evil();
        await world.Put("before", BrandFolder.Settings());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        await browser.DisposeAsync();
        playwright.Dispose();
        await world.DisposeAsync();
    }

    /// <summary>The address of a brand's page, with a key.</summary>
    public string Address(string brand, string query = "window=90d") => new Uri(
        world.Http.BaseAddress!,
        $"/api/brands/{(brand == "sample" ? SampleBrand.Id : brand)}/report?{query}&code={world.Http.DefaultRequestHeaders.GetValues("x-functions-key").Single()}").ToString();

    /// <summary>A window of the browser.</summary>
    public Task<IBrowserContext> Context(int width, ColorScheme scheme = ColorScheme.Light, bool scripts = true) =>
        browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 1000 }, ColorScheme = scheme, JavaScriptEnabled = scripts, Locale = "en-GB" });
}
