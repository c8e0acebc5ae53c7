using SocialFunnel.Commands;
using SocialFunnel.Hosting.Local;

namespace SocialFunnel.Hosting;

/// <summary>Entry of the local flavour: a command line whose default command is to serve.</summary>
internal static class Entry
{
    /// <summary>A signal cancels the command, which then has this long to end by itself.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);

    private const int WrongUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        try
        {
            var command = CommandLine.Create().Parse(args);
            var code = await command.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestEnd });
            return command.Errors.Count > 0 ? WrongUsage : code;
        }
        catch (StartFaultException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
