using System.CommandLine;
using System.Globalization;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Commands;

/// <summary>Hosts the functions in this process until it is told to stop; the default command.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Host the functions: HTTP, queues and timers. Starts the storage emulator if the settings mean one and none answers.");
        Define(command);
        return command;
    }

    /// <summary>Makes a command serve; the root command is defined like this too.</summary>
    internal static void Define(Command command)
    {
        var port = new Option<int?>("--port", "-p") { Description = "The port on 127.0.0.1. Default: 7071." };
        var urls = new Option<string[]>("--urls") { Description = "Addresses to listen on, such as http://0.0.0.0:8080. Default: http://127.0.0.1:7071.", AllowMultipleArgumentsPerToken = true };
        var set = new Option<string[]>("--set") { Description = "A setting as Name=Value. May be given several times." };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, CultureInfo.InvariantCulture, out _))
                result.AddError("--port is a number from 0 to 65535; 0 takes a free one.");
        });
        urls.Validators.Add(result =>
        {
            foreach (var url in result.GetValueOrDefault<string[]>() ?? [])
                if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != "http")
                    result.AddError($"--urls: {url} is no address of the form http://127.0.0.1:7071.");
        });
        set.Validators.Add(result =>
        {
            foreach (var setting in result.GetValueOrDefault<string[]>() ?? [])
                if (setting.IndexOf('=', StringComparison.Ordinal) < 1)
                    result.AddError("--set takes Name=Value.");
        });
        command.Options.Add(port);
        command.Options.Add(urls);
        command.Options.Add(set);
        command.SetAction((result, stop) =>
        {
            var settings = (result.GetValue(set) ?? []).Select(setting => setting.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]));
            IReadOnlyList<string> addresses = result.GetValue(urls) is { Length: > 0 } given ? given : [$"http://127.0.0.1:{result.GetValue(port) ?? 7071}"];
            ServiceHost.EnterFolder();
            return Serve(LocalConfiguration.Create(settings), addresses, stop);
        });
    }

    private static async Task<int> Serve(IConfiguration configuration, IReadOnlyList<string> urls, CancellationToken stop)
    {
        // Built first: a fault of the settings is told before anything is installed.
        await using var host = LocalHost.Build(configuration, urls: urls, services: ServiceHost.Add, logging: ConsoleLog.Add);
        var service = new ServiceHost();
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        foreach (var fault in (await host.Services.GetRequiredService<BrandFiles>().Store(stop)).Faults)
            await Console.Error.WriteLineAsync(fault);
        await host.StartAsync(stop);
        Announce(host, storage is not null);
        service.Ready();
        await host.StopWhenAsync(stop, service.Stopping);
        return 0;
    }

    private static void Announce(LocalHost host, bool startedStorage)
    {
        var log = Console.Error;
        log.WriteLine($"SocialFunnel listens on {host.Address.AbsoluteUri.TrimEnd('/')}");
        log.WriteLine(startedStorage ? "Storage: the emulator, started with this program" : "Storage: as set in AzureWebJobsStorage");
        foreach (var function in host.Functions.OrderBy(function => function.Name, StringComparer.Ordinal))
            log.WriteLine($"  {function.Name,-24} {host.Describe(function)}");
        foreach (var line in host.Disabled)
            log.WriteLine($"  {line}");
        log.WriteLine($"Function key: {host.FunctionKey} (header x-functions-key, or ?code=)");
        log.WriteLine($"Master key:   {host.MasterKey}");
        log.WriteLine("Press Ctrl+C to stop.");
    }
}
