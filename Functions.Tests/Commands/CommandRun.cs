using System.CommandLine;
using System.IO;

namespace SocialFunnel.Commands;

/// <summary>Runs a command as a terminal would, on a file with the given text.</summary>
internal sealed record CommandRun(int ExitCode, string[] Output, string Error)
{
    public static CommandRun Of(Command command, string text, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, text);
        try
        {
            var run = OfArguments(command, [file, .. arguments]);
            return run with { Error = run.Error.Replace(file, "FILE", StringComparison.Ordinal) };
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static CommandRun OfArguments(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return new CommandRun(code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString().Trim());
    }
}
