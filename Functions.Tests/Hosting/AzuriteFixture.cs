using System.IO;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Hosting;

/// <summary>One storage emulator in memory for the whole test run, with an account for everybody who asks.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>Where the emulator is installed for tests: shared with runs from the repository's root.</summary>
    public static string InstallFolder { get; } = Path.Combine(RepositoryRoot(), ".socialfunnel", "azurite");

    private static readonly IReadOnlyDictionary<string, string> Accounts = AzuriteOptions.NewAccounts(Enumerable.Range(1, 500).Select(number => $"test{number:0000}"));

    // Static, so that a class that takes the fixture for itself, to run beside the collection, shares the emulator. It ends with the process.
    private static readonly Lazy<Task<Azurite>> Shared = new(() => Azurite.StartAsync(new() { InstallFolder = InstallFolder, Accounts = Accounts }));

    private static int _taken;

    private StorageAccount? _default;

    public string ConnectionString => Default.ConnectionString;

    public TableServiceClient Tables => Default.Tables;

    public QueueServiceClient Queues => Default.Queues;

    public BlobServiceClient Blobs => Default.Blobs;

    private StorageAccount Default => _default ??= NewAccount();

    public Task InitializeAsync() => Shared.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An empty storage account that nobody else uses.</summary>
    public StorageAccount NewAccount() => new(Shared.Value.Result.ConnectionStringOf(Accounts.Keys.ElementAt(Interlocked.Increment(ref _taken) - 1)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SocialFunnel.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie within the repository.");
    }
}

/// <summary>A storage account and its clients, queue messages in Base64 as the Functions host has them.</summary>
public sealed record StorageAccount(string ConnectionString)
{
    public TableServiceClient Tables { get; } = new(ConnectionString);

    public QueueServiceClient Queues { get; } = new(ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public BlobServiceClient Blobs { get; } = new(ConnectionString);
}
