namespace SocialFunnel.Hosting.Local;

/// <summary>Settings of the local host only, from the section <c>SocialFunnel:Local</c>.</summary>
internal sealed class LocalSettings
{
    internal const string Section = "SocialFunnel:Local";

    /// <summary>
    /// How long a message stays with a process that does not renew it, 2 seconds to 7 days. The Functions host fixes ten minutes; here a killed
    /// process should resume soon.
    /// </summary>
    public TimeSpan QueueLease { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long running functions may go on once the host is told to stop.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where keys, the emulator and its data are kept.</summary>
    public string DataFolder { get; init; } = ".socialfunnel";

    /// <summary>Tells apart the timers of programs that share a storage account.</summary>
    public string HostId { get; init; } = "socialfunnel";

    /// <exception cref="StartFaultException">A value is outside its range or not readable.</exception>
    internal static LocalSettings Read(IConfiguration configuration)
    {
        try
        {
            var settings = configuration.GetSection(Section).Get<LocalSettings>() ?? new LocalSettings();
            return settings.QueueLease >= TimeSpan.FromSeconds(2) && settings.QueueLease <= TimeSpan.FromDays(7)
                ? settings
                : throw new StartFaultException($"{Section}:QueueLease is {settings.QueueLease}; allowed is 00:00:02 to 7.00:00:00.");
        }
        catch (InvalidOperationException fault)
        {
            throw new StartFaultException($"{Section}: {fault.Message} Remedy: correct the value.", fault);
        }
    }
}
