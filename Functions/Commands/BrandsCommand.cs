using System.CommandLine;
using System.IO;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Commands;

/// <summary><c>brands</c>: the brands there are, and whether they have a report.</summary>
public static class BrandsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object to a line." };
        var set = Local.SettingsOption();
        var command = new Command("brands", "List the brands: id, name, time zone, and the run that reports are read from.") { json, set };
        command.SetAction((result, stop) => Run(result.GetValue(json), Local.Settings(result.GetValue(set)), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, stop));
        return command;
    }

    private static async Task<int> Run(bool json, IEnumerable<KeyValuePair<string, string?>> settings, TextWriter output, TextWriter error, CancellationToken stop)
    {
        var configuration = LocalConfiguration.Create(settings);
        await using var host = LocalHost.Build(configuration, functions: []);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        var faults = (await host.Services.GetRequiredService<BrandFiles>().Store(stop)).Faults;
        foreach (var fault in faults)
        {
            await error.WriteLineAsync(fault);
        }

        var brands = await host.Services.GetRequiredService<BrandStore>().List(null, null, stop).Select(BrandListItem.From).ToListAsync(stop);
        var (idWidth, nameWidth) = (brands.Select(brand => brand.Id.Length).DefaultIfEmpty(0).Max(), brands.Select(brand => brand.Name.Length).DefaultIfEmpty(0).Max());
        foreach (var brand in brands)
        {
            await output.WriteLineAsync(json
                ? JsonSerializer.Serialize(brand, Json.Create())
                : $"{brand.Id.PadRight(idWidth)}  {brand.Name.PadRight(nameWidth)}  {brand.TimeZone}  {brand.LastRun ?? "no report yet: run it with 'run " + brand.Id + "'"}");
        }

        if (brands.Count == 0)
        {
            await error.WriteLineAsync("There is no brand yet: 'init' writes one by asking a few questions.");
        }

        return faults.Count > 0 ? 1 : 0;
    }
}
