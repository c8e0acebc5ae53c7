using System.CommandLine;
using System.Globalization;
using System.IO;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Samples;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Store;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary>Runs a night of the sample brand, from its files to its report, on a storage emulator of its own that leaves nothing behind.</summary>
public static class DemoCommand
{
    private const string Window = "90d";

    public static Command Create()
    {
        var exit = new Option<bool>("--exit") { Description = "End when the table is printed, instead of serving the report." };
        var command = new Command("demo", "See it work: a night of an invented brand, from its files to its report.") { exit };
        command.SetAction((result, stop) => Run(result.GetValue(exit), stop));
        return command;
    }

    private static async Task<int> Run(bool exit, CancellationToken stop)
    {
        var data = Path.Combine(Local.DataFolder, "demo");
        await using var storage = await ConsoleProgress.ShowAsync(progress =>
            Azurite.StartAsync(new AzuriteOptions { InstallFolder = Path.Combine(Local.DataFolder, "azurite") }, progress, stop));
        var configuration = LocalConfiguration.Create(
        [
            new("AzureWebJobsStorage", storage.ConnectionString),
            new($"{ExportsOptions.Section}:Folder", Path.Combine(data, "exports")),
            new("SocialFunnel:Local:DataFolder", data),
        ]);
        await using var host = LocalHost.Build(configuration, urls: [await Local.FreeAddress(stop)]);
        await host.StartAsync(stop);

        var status = await Night(host, data, stop);
        var console = AnsiConsole.Console;
        var reports = host.Services.GetRequiredService<RoiReports>();
        var (_, report) = await reports.Find(SampleBrand.Id, new RoiQuery(ReportWindow.Every.Single(window => window.Name == Window), null, ReportFormat.Json), stop);
        if (report is null)
        {
            await Console.Error.WriteLineAsync($"The night ended {status.Run.State}: {string.Join(" ", status.Run.Missing)}");
            return 1;
        }

        RoiTable.Write(console, report);
        console.WriteLine();
        console.WriteLine("This brand is invented; docs/csv.md and 'dotnet run --project Functions -- init' bring in your own.");
        if (exit)
        {
            return status.Run.State == RunState.Completed ? 0 : 1;
        }

        console.WriteLine($"The report, for your browser: {new Uri(host.Address, $"/api/brands/{SampleBrand.Id}/report?window={Window}&code={host.FunctionKey}")}");
        console.WriteLine("Press Ctrl+C to stop.");
        await host.StopWhenAsync(stop);
        return 0;
    }

    // The night takes the way every night takes: the timer's function, the queues, the workers.
    private static async Task<RunStatus> Night(LocalHost host, string data, CancellationToken stop)
    {
        var services = host.Services;
        var settings = SampleBrand.ReadSettings();
        var brand = services.GetRequiredService<BrandSettingsReader>().Read(SampleBrand.Id, settings).Brand
            ?? throw new InvalidDataException("The settings of the sample brand are not valid.");
        var due = brand.Calendar.DueDay(services.GetRequiredService<TimeProvider>().GetUtcNow());
        SampleBrand.Unpack(Path.Combine(data, "exports"), due.AddDays(-1));
        await services.GetRequiredService<BrandStore>().Save(brand, settings, stop);

        using var client = host.CreateClient(host.MasterKey);
        (await client.PostAsync(new Uri("/admin/functions/ScheduleNight", UriKind.Relative), null, stop)).EnsureSuccessStatusCode();
        return await RunProgress.Show(AnsiConsole.Console, services.GetRequiredService<RunStore>(), brand.Id, due.ToString("O", CultureInfo.InvariantCulture), stop);
    }
}
