using System.IO;
using System.Net;
using System.Net.Sockets;

namespace SocialFunnel.Hosting.Local;

public sealed class LocalHostTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("socialfunnel-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=###")]
    public async Task A_wrong_connection_string_is_told_without_quoting_it(string text)
    {
        var fault = await Fault(new("UseDevelopmentStorage=true"), new() { ["AzureWebJobsStorage"] = text });
        Assert.Contains("is no connection string", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(text, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_told()
    {
        var account = azurite.NewAccount().ConnectionString;
        var key = account.Split("AccountKey=")[1].Split(';')[0];
        var other = Convert.ToBase64String(new byte[32]);
        var fault = await Fault(new("UseDevelopmentStorage=true"), new() { ["AzureWebJobsStorage"] = account.Replace(key, other, StringComparison.Ordinal) });
        Assert.Contains("refuses AzureWebJobsStorage", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var fault = await Fault(azurite.NewAccount(), [], $"http://127.0.0.1:{port}");
        Assert.Contains($"{port}", fault, StringComparison.Ordinal);
        Assert.Contains("--port", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "many")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("messageEncoding", "rot13")]
    public async Task A_queue_setting_out_of_range_is_told(string name, string value) =>
        Assert.Contains(name, await Fault(azurite.NewAccount(), new() { [name] = value }), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_settings_of_host_json_are_read() =>
        Assert.Equal(TimeSpan.FromMinutes(10), HostJson.Read(LocalConfiguration.Create(folder: _folder)).FunctionTimeout);

    [Fact]
    public async Task Keys_are_made_once_and_only_their_owner_reads_them()
    {
        var keys = FunctionKeys.LoadOrCreate(_folder);
        Assert.Equal(keys, FunctionKeys.LoadOrCreate(_folder));
        Assert.NotEqual(keys.Function, keys.Master);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, FunctionKeys.FileName)));

        await File.WriteAllTextAsync(Path.Combine(_folder, FunctionKeys.FileName), "garbage");
        Assert.Throws<StartFaultException>(() => FunctionKeys.LoadOrCreate(_folder));
    }

    private async Task<string> Fault(StorageAccount account, Dictionary<string, string?> settings, string url = "http://127.0.0.1:0") =>
        (await Assert.ThrowsAsync<StartFaultException>(async () =>
        {
            await using var host = LocalHost.Build(TestHost.Configuration(account, _folder, settings), [typeof(HttpTestFunctions)], [url]);
            await host.StartAsync();
        })).Message;
}
