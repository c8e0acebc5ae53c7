using System.Diagnostics;
using Spectre.Console;

namespace SocialFunnel.Hosting.Local;

/// <summary>Shows on standard error what a person is waiting for: one line that counts the seconds, or, when piped, a plain line for each step.</summary>
public static class ConsoleProgress
{
    /// <summary>Runs work that reports sentences such as "Installing the storage emulator: 3 of 400 packages".</summary>
    public static async Task<T> ShowAsync<T>(Func<IProgress<string>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive)
            return await work(new Lines());

        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync("Looking for storage", async status =>
        {
            var started = Stopwatch.GetTimestamp();
            return await work(new Now(text => status.Status($"{Markup.Escape(text)} [grey]({Stopwatch.GetElapsedTime(started).TotalSeconds:0} s)[/]")));
        });
    }

    private sealed class Now(Action<string> show) : IProgress<string>
    {
        public void Report(string value) => show(value);
    }

    /// <summary>Writes a step when it begins, not every count within it.</summary>
    private sealed class Lines : IProgress<string>
    {
        private string? _step;

        public void Report(string value)
        {
            var step = value.Split(':')[0];
            if (step == _step)
                return;
            _step = step;
            Console.Error.WriteLine($"{step} …");
        }
    }
}
