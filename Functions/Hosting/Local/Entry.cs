using SocialFunnel.Commands;

namespace SocialFunnel.Hosting;

/// <summary>Entry of the local flavour: a command line whose default command is to serve.</summary>
internal static class Entry
{
    public static Task<int> Run(string[] args) => CommandLine.Create().Parse(args).InvokeAsync();
}
