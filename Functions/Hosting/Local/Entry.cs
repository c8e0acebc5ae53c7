using SocialFunnel.Commands;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Hosting;

/// <summary>Entry of the local flavour: a command line whose default command is to serve.</summary>
internal static class Entry
{
    /// <summary>A signal cancels the command, which then has this long to end by itself.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await CommandLine.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd });
        }
        catch (StartFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
