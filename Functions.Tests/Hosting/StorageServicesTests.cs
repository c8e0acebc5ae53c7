using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SocialFunnel.Hosting;

public sealed class StorageServicesTests
{
    [Fact]
    public void The_addresses_of_an_identity_based_connection_are_honoured_as_the_host_honours_them() =>
        Assert.Equal(
            ("https://blobs.example.org/", "https://queues.example.org/", "https://tables.example.org/"),
            Addresses(
                ("AzureWebJobsStorage:accountName", "another"),
                ("AzureWebJobsStorage:blobServiceUri", "https://blobs.example.org"),
                ("AzureWebJobsStorage:queueServiceUri", "https://queues.example.org"),
                ("AzureWebJobsStorage:tableServiceUri", "https://tables.example.org"),
                ("AzureWebJobsStorage:credential", "managedidentity"),
                ("AzureWebJobsStorage:clientId", "00000000-0000-0000-0000-000000000001")));

    [Fact]
    public void The_name_of_the_account_is_enough() =>
        Assert.Equal(
            ("https://acme.blob.core.windows.net/", "https://acme.queue.core.windows.net/", "https://acme.table.core.windows.net/"),
            Addresses(("AzureWebJobsStorage:accountName", "acme")));

    [Fact]
    public void A_connection_string_wins_over_an_identity() =>
        Assert.Equal(
            "http://127.0.0.1:10002/devstoreaccount1",
            Addresses(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("AzureWebJobsStorage:accountName", "acme")).Tables);

    [Fact]
    public void No_storage_at_all_is_told_with_its_remedy()
    {
        var fault = Assert.Throws<FormatException>(() => Addresses());

        Assert.Contains("AzureWebJobsStorage__accountName", fault.Message, StringComparison.Ordinal);
    }

    private static (string Blobs, string Queues, string Tables) Addresses(params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build());
        using var provider = services.BuildServiceProvider();
        return (provider.GetRequiredService<BlobServiceClient>().Uri.ToString(), provider.GetRequiredService<QueueServiceClient>().Uri.ToString(), provider.GetRequiredService<TableServiceClient>().Uri.ToString());
    }
}
