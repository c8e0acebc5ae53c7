using Microsoft.Extensions.Logging.Console;

namespace SocialFunnel.Hosting.Local;

/// <summary>Log lines for a person at a terminal, on standard error.</summary>
public static class ConsoleLog
{
    public static void Add(ILoggingBuilder logging)
    {
        // A start that fails is told in one line by whoever started it, without the stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
            options.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
