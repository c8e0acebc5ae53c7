using System.IO;

namespace SocialFunnel.Hosting.Local;

/// <summary>The settings of a program that hosts itself.</summary>
public static class LocalConfiguration
{
    /// <summary>The file in the current folder that may hold settings.</summary>
    public const string FileName = "socialfunnel.json";

    /// <summary>
    /// Later ones win: host.json beside the program, <see cref="FileName"/> in a folder, environment variables, then the given settings.
    /// </summary>
    /// <param name="settings">For instance from the command line.</param>
    /// <param name="folder">Where <see cref="FileName"/> is looked for; null means the current folder.</param>
    /// <exception cref="StartFaultException">A file is not valid JSON.</exception>
    public static IConfigurationRoot Create(IEnumerable<KeyValuePair<string, string?>>? settings = null, string? folder = null)
    {
        var given = settings ?? [];
        var hostJson = Load(new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json"), optional: true));
        return Load(new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", Azurite.DevelopmentStorage), new("NightlySchedule", "0 0 * * * *"), new("OverdueSchedule", "0 30 * * * *")])
            .AddInMemoryCollection(hostJson.AsEnumerable().Select(pair => new KeyValuePair<string, string?>($"{HostJson.Section}:{pair.Key}", pair.Value)))
            .AddJsonFile(Path.Combine(folder ?? Directory.GetCurrentDirectory(), FileName), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(given));
    }

    private static IConfigurationRoot Load(IConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (InvalidDataException fault)
        {
            throw new StartFaultException($"{fault.Message} {fault.GetBaseException().Message} Remedy: correct the file.", fault);
        }
    }
}
