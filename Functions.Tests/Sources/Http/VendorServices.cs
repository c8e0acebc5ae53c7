using Azure.Storage.Blobs;
using SocialFunnel.Outbound;
using SocialFunnel.Runs;
using SocialFunnel.Secrets;

namespace SocialFunnel.Sources.Http;

/// <summary>The services of the program that sources need, with a vendor in this process.</summary>
internal static class VendorServices
{
    public static IServiceCollection Of(TimeProvider? time = null, LogWatch? log = null, params IEnumerable<(string Name, string Value)> settings)
    {
        var all = settings.Append((Name: "SocialFunnel:Outbound:PrivateHosts", Value: "127.0.0.1"));
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build())
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log ?? new LogWatch()))
            .AddSingleton(time ?? new PromptTime(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)))
            .AddSingleton<ISecretStore, MemorySecrets>()
            .AddSingleton(new BlobServiceClient("UseDevelopmentStorage=true"))
            .AddSingleton(new Lazy<CustomerKeys>(CustomerKeys.FromSetting("a key that only tests have")))
            .AddOutbound().AddSecrets().AddSources();
    }
}
