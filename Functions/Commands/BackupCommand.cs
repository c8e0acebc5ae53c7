using System.CommandLine;
using System.IO;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;

namespace SocialFunnel.Commands;

/// <summary>Writes a brand into a file, and brings it back from one.</summary>
public static class BackupCommand
{
    private const string Partial = ".partial";

    public static Command Create()
    {
        var brand = new Argument<string>("brand") { Description = "Id of the brand." };
        var file = new Argument<FileInfo>("file") { Description = "The file to write, such as acme.zip." };
        var over = new Option<bool>("--overwrite") { Description = "Write over a file that exists." };
        var set = Settings();
        var command = new Command("backup", "Write all rows and blobs of a brand into one file. Keys, links and secrets are not in it.") { brand, file, over, set };
        command.SetAction((result, stop) => With(result, set, backups => Backup(backups, result.GetValue(brand)!, result.GetValue(file)!, result.GetValue(over), stop), stop));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Remove the brand first if it exists, with all that the backup does not hold." };
        var set = Settings();
        var command = new Command("restore", "Bring a brand back from a file that backup wrote.") { file, replace, set };
        command.SetAction((result, stop) => With(result, set, backups => Restore(backups, result.GetValue(file)!, result.GetValue(replace), stop), stop));
        return command;
    }

    private static async Task<string> Backup(BrandBackup backups, string brand, FileInfo file, bool overwrite, CancellationToken stop)
    {
        if (!BrandId.IsValid(brand))
            throw new StartFaultException($"'{BrandId.Shown(brand)}' is no id of a brand: {BrandId.Rule}.");
        if (file.Exists && !overwrite)
            throw new StartFaultException($"{file} exists. Remedy: another name, or --overwrite.");

        // A backup that was interrupted must not look like one.
        var partial = file.FullName + Partial;
        BackupCount count;
        await using (var stream = File.Create(partial))
        {
            count = await backups.Write(brand, stream, stop);
        }

        if (count.Rows == 0)
        {
            File.Delete(partial);
            throw new StartFaultException($"There is no brand '{brand}'.");
        }

        File.Move(partial, file.FullName, overwrite: true);
        return $"{file}: brand {count.Brand}, {count.Rows} rows, {count.Blobs} blobs";
    }

    private static async Task<string> Restore(BrandBackup backups, FileInfo file, bool replace, CancellationToken stop)
    {
        try
        {
            await using var stream = file.OpenRead();
            var count = await backups.Restore(stream, replace, stop);
            return $"Brand {count.Brand}: {count.Rows} rows, {count.Blobs} blobs";
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new StartFaultException(fault.Message, fault);
        }
    }

    private static async Task<int> With(ParseResult result, Option<string[]> set, Func<BrandBackup, Task<string>> work, CancellationToken stop)
    {
        var settings = (result.GetValue(set) ?? []).Select(setting => setting.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair.ElementAtOrDefault(1)));
        var configuration = LocalConfiguration.Create(settings);
        await using var host = LocalHost.Build(configuration);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        await result.InvocationConfiguration.Error.WriteLineAsync(await work(host.Services.GetRequiredService<BrandBackup>()));
        return 0;
    }

    private static Option<string[]> Settings() => new("--set") { Description = "A setting as Name=Value, such as AzureWebJobsStorage=…. May be given several times." };
}
