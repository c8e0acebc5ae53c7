using System.CommandLine;
using System.IO;
using System.Net.Http.Json;
using System.Text;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Triggers;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary><c>report</c>: a brand's report at the terminal, in a file, or in the browser.</summary>
public static class ReportCommand
{
    private const string Table = "table";
    private const string Description = """
        Shows the report of a brand's last run: as a table here, or as --format says. With --output it is written to a file, whose ending tells the format;
        with --open it is opened in the browser. Nothing is run: 'run BRAND' does that.
        """;

    private static readonly string[] Formats = [Table, "html", "json", "csv", "xlsx"];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var brand = new Option<string>("--brand") { Description = "Id of the brand, as 'brands' lists it.", Required = true };
        var window = new Option<string>("--window") { Description = "28d, 90d, 365d, or all. Default: 90d.", DefaultValueFactory = _ => "90d" };
        var format = new Option<string?>("--format") { Description = "table, html, json, csv, or xlsx. Default: by the ending of --output, html with --open, else table." };
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write." };
        var open = new Option<bool>("--open") { Description = "Open it in the browser." };
        var set = Local.SettingsOption();
        window.Validators.Add(result =>
        {
            if (!ReportWindow.TryParse(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError("--window is 28d, 90d, 365d, or all.");
            }
        });
        format.Validators.Add(result =>
        {
            if (!Formats.Contains(result.GetValueOrDefault<string>()))
            {
                result.AddError($"--format is {string.Join(", ", Formats)}.");
            }
        });
        var command = new Command("report", Description) { brand, window, format, output, open, set };
        command.Validators.Add(result =>
        {
            if (Chosen(result.GetValue(format), result.GetValue(output), result.GetValue(open)) == "xlsx" && result.GetValue(output) is null)
            {
                result.AddError("A workbook is no text: name a file with --output.");
            }
        });
        command.SetAction((result, stop) => Run(
            new Wanted(
                result.GetValue(brand)!, ReportWindow.TryParse(result.GetValue(window), out var chosen) ? chosen : ReportWindow.Every[1],
                Chosen(result.GetValue(format), result.GetValue(output), result.GetValue(open)), result.GetValue(output), result.GetValue(open)),
            Local.Settings(result.GetValue(set)), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, stop));
        return command;
    }

    private static string Chosen(string? format, FileInfo? output, bool open) => format
        ?? (output?.Extension.TrimStart('.').ToLowerInvariant() is { } ending && Formats.Contains(ending) ? ending
        : open || output is not null ? "html"
        : Table);

    private static async Task<int> Run(Wanted wanted, IEnumerable<KeyValuePair<string, string?>> settings, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var configuration = LocalConfiguration.Create(settings);

        // Only what answers: neither queues nor timers do anything while somebody looks.
        await using var host = LocalHost.Build(configuration, functions: [typeof(GetReport)], urls: ["http://127.0.0.1:0"]);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        await host.StartAsync(stop);
        if (wanted.Format == Table)
        {
            return await Print(host, wanted, output, error, stop);
        }

        using var client = host.CreateClient(host.FunctionKey);
        using var answer = await client.GetAsync(new Uri($"/api/brands/{Uri.EscapeDataString(wanted.Brand)}/report?window={wanted.Window.Name}&format={wanted.Format}", UriKind.Relative), stop);
        if (!answer.IsSuccessStatusCode)
        {
            var problem = await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>(stop);
            await error.WriteLineAsync(problem?.Detail ?? $"There is no report: {(int)answer.StatusCode}.");
            return 1;
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync(stop);
        if (wanted.Output is null && !wanted.Open)
        {
            await output.WriteAsync(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').AsMemory(), stop);
            return 0;
        }

        return await Save(wanted, bytes, error, stop);
    }

    private static async Task<int> Print(LocalHost host, Wanted wanted, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            var (brand, report) = await host.Services.GetRequiredService<RoiReports>().Find(wanted.Brand, new RoiQuery(wanted.Window, null, ReportFormat.Json), stop);
            if (report is null)
            {
                await error.WriteLineAsync(brand is null
                    ? $"There is no brand '{BrandId.Shown(wanted.Brand)}': 'brands' lists what there is."
                    : $"Brand '{brand.Id}' has no report yet: 'run {brand.Id}' makes one.");
                return 1;
            }

            RoiTable.Write(Terminal(output), report);
            return 0;
        }
        catch (InvalidDataException invalid)
        {
            await error.WriteLineAsync(invalid.Message);
            return 1;
        }
    }

    // What is piped, or written anywhere but to a terminal, has neither colours nor a width.
    private static IAnsiConsole Terminal(TextWriter output)
    {
        if (!Console.IsOutputRedirected && ReferenceEquals(output, Console.Out))
        {
            return AnsiConsole.Console;
        }

        var plain = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = RoiTable.WidthOfFiles;
        return plain;
    }

    private static async Task<int> Save(Wanted wanted, byte[] bytes, TextWriter error, CancellationToken stop)
    {
        var file = wanted.Output ?? new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("socialfunnel-").FullName, $"{wanted.Brand}.{wanted.Format}"));
        try
        {
            await File.WriteAllBytesAsync(file.FullName, bytes, stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file} cannot be written: {fault.Message} Remedy: name another file with --output.");
            return 1;
        }

        await error.WriteLineAsync($"Written: {file.FullName}");
        return !wanted.Open || Local.Open(file.FullName) ? 0 : await CannotOpen(file, error);
    }

    private static async Task<int> CannotOpen(FileInfo file, TextWriter error)
    {
        await error.WriteLineAsync($"No program to open it was found. Open it yourself: {file.FullName}");
        return 1;
    }

    private sealed record Wanted(string Brand, ReportWindow Window, string Format, FileInfo? Output, bool Open);
}
