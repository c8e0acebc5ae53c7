namespace SocialFunnel.Runs;

/// <summary>Settings that all worlds of the tests share.</summary>
internal static class WorldSettings
{
    private const string Queues = "AzureFunctionsJobHost:extensions:queues:";

    // The clocks of the tests stand still, so it never comes.
    private const string Never = "0 0 0 29 2 *";

    public static Dictionary<string, string?> Of(string connection, string exports, string data, params IEnumerable<(string Name, string Value)> settings)
    {
        Dictionary<string, string?> all = new()
        {
            ["AzureWebJobsStorage"] = connection,
            ["SocialFunnel:Local:DataFolder"] = data,
            ["SocialFunnel:Exports:Folder"] = exports,
            ["SocialFunnel:CustomerKey"] = "a secret of the tests and nobody else",
            ["SocialFunnel:LinkKey"] = "another secret of the tests and nobody else",
            ["NightlySchedule"] = Never,
            ["OverdueSchedule"] = Never,
            [$"{Queues}maxDequeueCount"] = "2",
            [$"{Queues}visibilityTimeout"] = "00:00:00",
            [$"{Queues}maxPollingInterval"] = "00:00:00.2",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }
}
