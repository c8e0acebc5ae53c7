namespace SocialFunnel.Runs;

/// <summary>Keeps what the program logs, and lets a test wait until it has said something.</summary>
internal sealed class LogWatch : ILoggerProvider
{
    private readonly Lock sync = new();
    private readonly List<string> lines = [];
    private readonly List<(string Text, int Times, TaskCompletionSource Said)> waits = [];

    /// <summary>Everything logged so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (sync)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>Returns once a text has been logged this often, since the start of the program.</summary>
    public async Task Says(string text, int times = 1)
    {
        TaskCompletionSource said = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync)
        {
            if (Count(text) >= times)
            {
                return;
            }

            waits.Add((text, times, said));
        }

        try
        {
            await said.Task.WaitAsync(TimeSpan.FromSeconds(120));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"'{text}' was not logged {times} times, but:\n{string.Join('\n', Lines.TakeLast(60))}");
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Takes a line.</summary>
    public void Add(string line)
    {
        lock (sync)
        {
            lines.Add(line);
            foreach (var wait in waits.Where(wait => line.Contains(wait.Text, StringComparison.Ordinal) && Count(wait.Text) >= wait.Times).ToArray())
            {
                wait.Said.TrySetResult();
                waits.Remove(wait);
            }
        }
    }

    private int Count(string text) => lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    private sealed class Logger(LogWatch watch) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Add(exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
    }
}
