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
        var command = new Command("backup", "Write all rows and blobs of a brand into one file. Keys, links and secrets are not in it.") { brand, file, over };
        command.SetAction((result, stop) => Backup(result.GetValue(brand)!, result.GetValue(file)!, result.GetValue(over), stop));
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Remove the brand first if it exists, with all that the backup does not hold." };
        var command = new Command("restore", "Bring a brand back from a file that backup wrote.") { file, replace };
        command.SetAction((result, stop) => Restore(result.GetValue(file)!, result.GetValue(replace), stop));
        return command;
    }

    private static Task<int> Backup(string brand, FileInfo file, bool overwrite, CancellationToken stop) => With(async backups =>
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
        await Console.Error.WriteLineAsync($"{file}: brand {count.Brand}, {count.Rows} rows, {count.Blobs} blobs");
    }, stop);

    private static Task<int> Restore(FileInfo file, bool replace, CancellationToken stop) => With(async backups =>
    {
        try
        {
            await using var stream = file.OpenRead();
            var count = await backups.Restore(stream, replace, stop);
            await Console.Error.WriteLineAsync($"Brand {count.Brand}: {count.Rows} rows, {count.Blobs} blobs");
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or FileNotFoundException)
        {
            throw new StartFaultException(fault.Message, fault);
        }
    }, stop);

    private static async Task<int> With(Func<BrandBackup, Task> work, CancellationToken stop)
    {
        var configuration = LocalConfiguration.Create();
        await using var host = LocalHost.Build(configuration);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        await work(host.Services.GetRequiredService<BrandBackup>());
        return 0;
    }
}
