using System.Diagnostics;
using System.IO;
using Azure.Data.Tables;

namespace SocialFunnel.Hosting.Local;

public sealed class AzuriteTests(AzuriteFixture shared) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Data_outlive_the_emulator_and_the_emulator_does_not_outlive_its_owner()
    {
        Assert.NotNull(shared.ConnectionString);
        var folder = Directory.CreateTempSubdirectory("socialfunnel-test-").FullName;
        var options = new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder, DataFolder = folder };
        Process emulator;
        await using (var azurite = await Azurite.StartAsync(options))
        {
            emulator = Process.GetProcessById(azurite.ProcessId);
            await new TableServiceClient(azurite.ConnectionString).CreateTableAsync("kept");
        }

        Assert.True(emulator.WaitForExit(TestHost.Patience));
        await using (var again = await Azurite.StartAsync(options))
            Assert.Equal("kept", Assert.Single(new TableServiceClient(again.ConnectionString).Query()).Name);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Accounts_share_nothing()
    {
        var (one, other) = (shared.NewAccount(), shared.NewAccount());
        await one.Tables.CreateTableAsync("mine");
        Assert.Empty(other.Tables.Query());
    }

    [Fact]
    public async Task Ports_of_another_program_are_told_from_silent_ones()
    {
        Assert.Equal(PortState.Silent, await AzuritePorts.Free().Probe(CancellationToken.None));
        using var stranger = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        stranger.Start();
        _ = stranger.AcceptTcpClientAsync().ContinueWith(client => client.Result.Dispose(), TaskScheduler.Default);
        var port = ((System.Net.IPEndPoint)stranger.LocalEndpoint).Port;
        Assert.Equal(PortState.Stranger, await (AzuritePorts.Free() with { Queue = port }).Probe(CancellationToken.None));
    }
}
