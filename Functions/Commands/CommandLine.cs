using System.CommandLine;

namespace SocialFunnel.Commands;

/// <summary>The commands of the local host for a person at a terminal: one file each, alphabetical here.</summary>
public static class CommandLine
{
    /// <summary>Builds the whole command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("SocialFunnel: which platform brings customers, and where the next hour should go.")
        {
            AttributeCommand.Create(),
            BackupCommand.Create(),
            BrandsCommand.Create(),
            ClassifyCommand.Create(),
            ConnectCommand.Create(),
            CorrelateCommand.Create(),
            DemoCommand.Create(),
            ImportCommand.Create(),
            InitCommand.Create(),
            KeysCommand.Create(),
            ReportCommand.Create(),
            BackupCommand.CreateRestore(),
            RunCommand.Create(),
            ServeCommand.Create(),
        };
        ServeCommand.Define(root);
        return root;
    }
}
