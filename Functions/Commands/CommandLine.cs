using System.CommandLine;

namespace SocialFunnel.Commands;

/// <summary>The commands of the local host for a person at a terminal: one file each, alphabetical here.</summary>
public static class CommandLine
{
    /// <summary>Builds the whole command line.</summary>
    public static RootCommand Create() => new("SocialFunnel: which platform brings customers, and where the next hour should go.")
    {
        CorrelateCommand.Create(),
    };
}
