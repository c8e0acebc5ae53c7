using System.IO;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// What changes when systemd or the service manager of Windows runs the program. Windows must be answered by a lifetime of its own; systemd only wants to be told, since
/// its signals arrive as everybody's do.
/// </summary>
internal sealed class ServiceHost
{
    private readonly SystemdNotifier systemd = new();

    /// <summary>A service of Windows begins in the folder of the system: its settings and data are beside the program.</summary>
    internal static void EnterFolder()
    {
        if (WindowsServiceHelpers.IsWindowsService())
            Directory.SetCurrentDirectory(AppContext.BaseDirectory);
    }

    internal static void Add(IServiceCollection services) => services.AddWindowsService(options => options.ServiceName = "SocialFunnel");

    /// <summary>Tells systemd that the program listens, if systemd started it.</summary>
    internal void Ready() => Tell(ServiceState.Ready);

    /// <summary>Tells systemd that the program ends.</summary>
    internal void Stopping() => Tell(ServiceState.Stopping);

    private void Tell(ServiceState state)
    {
        if (systemd.IsEnabled)
            systemd.Notify(state);
    }
}
