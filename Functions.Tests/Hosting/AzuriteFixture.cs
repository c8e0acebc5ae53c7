using System.Collections.Concurrent;
using System.IO;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Hosting;

/// <summary>A storage emulator in memory for the whole test run, with an account for everybody who asks.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    /// <summary>Where the emulator is installed for tests: shared with runs from the repository's root.</summary>
    public static string InstallFolder { get; } = Path.Combine(RepositoryRoot(), ".socialfunnel", "azurite");

    // As many as fit into one variable of the environment, on Windows too. When they are used up, another emulator is started.
    private const int AccountsOfEach = 500;

    private static readonly IReadOnlyDictionary<string, string> Accounts = AzuriteOptions.NewAccounts(Enumerable.Range(1, AccountsOfEach).Select(number => $"test{number:0000}"));

    // Static, so that a class that takes the fixture for itself, to run beside the collection, shares the emulators. They end with the process.
    private static readonly ConcurrentDictionary<int, Lazy<Task<Azurite>>> Shared = new();

    private static int _taken;

    private StorageAccount? _default;

    public string ConnectionString => Default.ConnectionString;

    public TableServiceClient Tables => Default.Tables;

    public QueueServiceClient Queues => Default.Queues;

    public BlobServiceClient Blobs => Default.Blobs;

    private StorageAccount Default => _default ??= NewAccount();

    public Task InitializeAsync() => Emulator(0);

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>An empty storage account that nobody else uses.</summary>
    public StorageAccount NewAccount()
    {
        var (emulator, account) = Math.DivRem(Interlocked.Increment(ref _taken) - 1, AccountsOfEach);
        return new(Emulator(emulator).Result.ConnectionStringOf(Accounts.Keys.ElementAt(account)));
    }

    private static Task<Azurite> Emulator(int number) =>
        Shared.GetOrAdd(number, static _ => new(() => Azurite.StartAsync(new() { InstallFolder = InstallFolder, Accounts = Accounts }))).Value;

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
