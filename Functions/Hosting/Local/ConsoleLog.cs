using Microsoft.Extensions.Logging.Console;

namespace SocialFunnel.Hosting.Local;

/// <summary>Log lines for a person at a terminal, on standard error.</summary>
public static class ConsoleLog
{
    public static void Add(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(options =>
        {
            options.SingleLine = true;
            options.TimestampFormat = "HH:mm:ss ";
            options.ColorBehavior = Console.IsErrorRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
