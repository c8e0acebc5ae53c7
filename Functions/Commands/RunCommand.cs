using System.CommandLine;
using System.Net.Http.Json;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Store;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary>Runs a brand now, shows its progress and its table, and ends.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        var brand = new Argument<string>("brand") { Description = "Id of the brand: the name of its file in brands/, without .json." };
        var window = new Option<string>("--window") { Description = "28d, 90d, 365d, or all. Default: 90d.", DefaultValueFactory = _ => "90d" };
        window.Validators.Add(result =>
        {
            if (!ReportWindow.TryParse(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError("--window is 28d, 90d, 365d, or all.");
            }
        });
        var command = new Command("run", "Run a brand now: read its sources, analyse, print the table.") { brand, window };
        command.SetAction((result, stop) =>
            Run(result.GetValue(brand)!, ReportWindow.TryParse(result.GetValue(window), out var chosen) ? chosen : ReportWindow.Every[1], stop));
        return command;
    }

    private static async Task<int> Run(string brand, ReportWindow window, CancellationToken stop)
    {
        var configuration = LocalConfiguration.Create();
        await using var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"]);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        foreach (var fault in (await host.Services.GetRequiredService<BrandFiles>().Store(stop)).Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        await host.StartAsync(stop);
        using var client = host.CreateClient(host.FunctionKey);
        var answer = await client.PostAsync(new Uri($"/api/brands/{Uri.EscapeDataString(brand)}/runs", UriKind.Relative), null, stop);
        if (!answer.IsSuccessStatusCode)
        {
            var problem = await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>(stop);
            await Console.Error.WriteLineAsync(problem?.Detail ?? $"The run was not accepted: {(int)answer.StatusCode}.");
            return 1;
        }

        var run = answer.Headers.Location!.ToString().Split('/')[^1];
        var status = await RunProgress.Show(AnsiConsole.Console, host.Services.GetRequiredService<RunStore>(), brand, run, stop);
        foreach (var line in status.Run.Missing.Concat(status.Pulls.SelectMany(pull => pull.Refusals)).Concat(status.Pulls.SelectMany(pull => pull.Notes)))
        {
            await Console.Error.WriteLineAsync(line);
        }

        var (_, report) = await host.Services.GetRequiredService<RoiReports>().Find(brand, new RoiQuery(window, null, ReportFormat.Json), stop);
        if (report is not null)
        {
            RoiTable.Write(AnsiConsole.Console, report);
        }

        return status.Run.State == RunState.Failed ? 1 : 0;
    }
}
