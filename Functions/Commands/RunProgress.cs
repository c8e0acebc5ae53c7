using System.Globalization;
using SocialFunnel.Store;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary>Shows how far a run is while its queues work, a line for each source.</summary>
internal static class RunProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until a run has ended, and gives its end.</summary>
    public static Task<RunStatus> Show(IAnsiConsole console, RunStore runs, string brand, string run, CancellationToken cancellation) =>
        console.Profile.Capabilities.Interactive ? Live(console, runs, brand, run, cancellation) : Lines(runs, brand, run, cancellation);

    // Where nobody watches, a line for each step and no bars.
    private static async Task<RunStatus> Lines(RunStore runs, string brand, string run, CancellationToken cancellation)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            if (await runs.Find(brand, run, cancellation) is { } status)
            {
                foreach (var line in status.Pulls.Select(Words).Append(Words(status)).Where(told.Add))
                {
                    await Console.Error.WriteLineAsync(line);
                }

                if (status.Run.State != RunState.Open)
                {
                    return status;
                }
            }

            await Task.Delay(Every, cancellation);
        }
    }

    private static Task<RunStatus> Live(IAnsiConsole console, RunStore runs, string brand, string run, CancellationToken cancellation) =>
        console.Progress().AutoClear(false).HideCompleted(false)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var night = progress.AddTask($"Night of {Markup.Escape(brand)}: waiting for its queue", maxValue: 1);
                var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                while (true)
                {
                    if (await runs.Find(brand, run, cancellation) is { } status)
                    {
                        Update(progress, night, tasks, status);
                        if (status.Run.State != RunState.Open)
                        {
                            return status;
                        }
                    }

                    await Task.Delay(Every, cancellation);
                }
            });

    private static void Update(ProgressContext progress, ProgressTask night, Dictionary<string, ProgressTask> tasks, RunStatus status)
    {
        foreach (var pull in status.Pulls)
        {
            if (!tasks.TryGetValue(pull.Id, out var task))
            {
                tasks[pull.Id] = task = progress.AddTask(pull.Id, maxValue: 1);
            }

            task.Description = Markup.Escape(Words(pull));
            task.Value = pull.State is PullState.Waiting or PullState.Started ? 0 : 1;
        }

        night.Description = Words(status);
        night.Value = status.Run.State == RunState.Open ? 0 : 1;
    }

    private static string Words(SourcePull pull) => pull.State switch
    {
        PullState.Waiting => $"Source {pull.Id}: waiting",
        PullState.Started => pull.Error is null ? $"Source {pull.Id}: reading" : $"Source {pull.Id}: not yet, {pull.Error}",
        PullState.Done => string.Create(CultureInfo.InvariantCulture, $"Source {pull.Id}: {pull.Readings:#,0} readings, {pull.Refused:#,0} rows refused"),
        PullState.Overdue => $"Source {pull.Id}: overdue",
        _ => $"Source {pull.Id}: failed, {pull.Error}",
    };

    private static string Words(RunStatus status) =>
        status.Run.State != RunState.Open ? "Analysis: done" : status.PullsEnded ? "Analysis: under way" : "Analysis: waits for the sources";
}
