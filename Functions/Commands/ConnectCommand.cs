using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Commands;

/// <summary>Takes a person through connecting a source, and writes it into the brand's file.</summary>
public static class ConnectCommand
{
    public static Command Create()
    {
        var platform = new Argument<string>("platform") { Description = "What to connect, such as bluesky, mastodon or feed." };
        var brand = new Option<string?>("--brand") { Description = "Id of the brand: the name of its file in brands/, without .json. Default: the only one there is." };
        var name = new Option<string?>("--as") { Description = "Name of the source, where a brand has several of one kind. Default: the platform's." };
        var command = new Command("connect", "Connect a platform to a brand: asks what it needs, tries it, keeps secrets in the secret store.") { platform, brand, name };
        command.SetAction((result, stop) => Run(LocalConfiguration.Create(), result.GetValue(platform)!, result.GetValue(brand), result.GetValue(name), Console.In, Console.Out, stop));
        return command;
    }

    /// <summary>Connects; 0 when the brand's file was written, else 1.</summary>
    internal static async Task<int> Run(IConfiguration configuration, string type, string? brand, string? name, TextReader answers, TextWriter output, CancellationToken stop)
    {
        await using var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"]);
        var sources = host.Services.GetRequiredService<SourceTable>();
        if (!sources.TryGet(type, out var source) || source is not IConnectable connectable)
        {
            await output.WriteLineAsync($"There is nothing to connect under '{type}'. Known are: {string.Join(", ", sources.Types.Where(known => sources.TryGet(known, out var other) && other is IConnectable))}.");
            return 1;
        }

        try
        {
            var file = BrandFile.Find(host.Services.GetRequiredService<BrandFiles>().Folder, brand);
            var dialog = new ConnectDialog(file.Brand, name ?? type, answers, output) { ReadHidden = Hidden(answers), Browse = Browse };
            var settings = await connectable.Connect(dialog, stop);
            await output.WriteLineAsync(file.Add(name ?? type, type, settings, host.Services.GetRequiredService<BrandSettingsReader>()));
            return 0;
        }
        catch (Exception fault) when (fault is VendorException or InvalidDataException)
        {
            await output.WriteLineAsync(fault.Message);
        }
        catch (EndOfStreamException)
        {
            await output.WriteLineAsync($"{Environment.NewLine}The answers ended before the questions did; nothing was written.");
        }

        return 1;
    }

    private static Func<string?> Hidden(TextReader answers) => ReferenceEquals(answers, Console.In) && !Console.IsInputRedirected ? ReadKeys : answers.ReadLine;

    private static string ReadKeys()
    {
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        return text.ToString();
    }

    private static bool Browse(Uri address)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true }) is not null;
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
