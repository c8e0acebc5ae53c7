using System.IO;
using Microsoft.Playwright;

namespace SocialFunnel.Reports;

/// <summary>Finds the Chromium of this machine, and starts it. On Debian: <c>apt-get install chromium</c>.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The program; null where there is none.</summary>
    public static string? Path { get; } = Names
        .SelectMany(name => new[] { "/usr/bin", "/usr/local/bin", "/snap/bin" }.Select(folder => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts it. Whoever is root, as in a container, has no sandbox.</summary>
    public static Task<IBrowser> Start(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
}
