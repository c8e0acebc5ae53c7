using System.IO;
using System.Net.Sockets;
using System.Text;
using SocialFunnel.Infra;
using SocialFunnel.Runs;

namespace SocialFunnel.Hosting.Local;

[Collection("azurite")]
public sealed class ServiceHostTests(AzuriteFixture azurite)
{
    [UnixFact]
    public async Task Systemd_is_told_when_the_program_listens()
    {
        var folder = Directory.CreateTempSubdirectory("socialfunnel-test-");
        var path = Path.Combine(folder.FullName, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        var settings = WorldSettings.Of(azurite.NewAccount().ConnectionString, folder.FullName, folder.FullName, ("NOTIFY_SOCKET", path));

        await using (var program = ChildProgram.Start(settings, folder.FullName, new LogWatch()))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
            var said = new byte[256];
            var length = await manager.ReceiveAsync(said, patience.Token);
            Assert.Equal("READY=1", Encoding.UTF8.GetString(said, 0, length));
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_unit_runs_the_program_by_the_protocol_that_it_speaks_and_gives_it_a_folder_of_its_own()
    {
        var unit = RepositoryFiles.Read("infra/service/socialfunnel.service");

        Assert.All(
            new[] { "Type=notify", "ExecStart=/opt/socialfunnel/SocialFunnel serve", "StateDirectory=socialfunnel", "WorkingDirectory=/var/lib/socialfunnel", "DynamicUser=yes", "EnvironmentFile=-/etc/socialfunnel/environment" },
            line => Assert.Contains(line, unit, StringComparison.Ordinal));
    }

    /// <summary>A fact about sockets of Unix; skipped, saying so, on Windows.</summary>
    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute()
        {
            if (OperatingSystem.IsWindows())
                Skip = "Windows has no systemd.";
        }
    }
}
