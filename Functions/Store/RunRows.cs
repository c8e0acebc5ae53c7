using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>Rows of the table <c>runs</c>.</summary>
internal static class RunRows
{
    public static TableEntity From(Run run)
    {
        var row = new TableEntity(run.Brand, TableKeys.Join(run.Id))
        {
            ["Run"] = run.Id,
            ["Day"] = Text(run.Day),
            ["Trigger"] = run.Trigger.ToString(),
            ["State"] = run.State.ToString(),
            ["OpenedAt"] = run.OpenedAt,
            ["Deadline"] = run.Deadline,
            ["Pulls"] = run.Pulls,
        };
        LongText.Put(row, "Missing", JsonSerializer.Serialize(run.Missing));
        return row;
    }

    public static Run ToRun(TableEntity row) => new()
    {
        Brand = row.PartitionKey,
        Id = row.GetString("Run"),
        Day = Day(row.GetString("Day")),
        Trigger = Enum.Parse<RunTrigger>(row.GetString("Trigger")),
        State = Enum.Parse<RunState>(row.GetString("State")),
        OpenedAt = row.GetDateTimeOffset("OpenedAt")!.Value,
        Deadline = row.GetDateTimeOffset("Deadline")!.Value,
        Pulls = row.GetInt32("Pulls")!.Value,
        Missing = JsonSerializer.Deserialize<string[]>(LongText.Get(row, "Missing")!)!,
        Version = row.ETag.ToString(),
    };

    public static TableEntity From(Run run, SourcePull pull) => From(run.Brand, run.Id, pull);

    public static TableEntity From(string brand, string run, SourcePull pull)
    {
        var row = new TableEntity(brand, TableKeys.Pull(run, pull.Id))
        {
            ["Pull"] = pull.Id,
            ["Source"] = pull.Source,
            ["First"] = Text(pull.Window.First),
            ["Last"] = Text(pull.Window.Last),
            ["State"] = pull.State.ToString(),
            ["Readings"] = pull.Readings,
            ["Refused"] = pull.Refused,
            ["Error"] = pull.Error,
            ["SignInEnds"] = pull.SignInEnds,
        };
        LongText.Put(row, "Refusals", JsonSerializer.Serialize(pull.Refusals));
        LongText.Put(row, "Notes", JsonSerializer.Serialize(pull.Notes));
        return row;
    }

    public static SourcePull ToPull(TableEntity row) => new()
    {
        Id = row.GetString("Pull"),
        Source = row.GetString("Source"),
        Window = new Window(Day(row.GetString("First")), Day(row.GetString("Last"))),
        State = Enum.Parse<PullState>(row.GetString("State")),
        Readings = row.GetInt32("Readings"),
        Refused = row.GetInt32("Refused"),
        Error = row.GetString("Error"),
        SignInEnds = row.GetDateTimeOffset("SignInEnds"),
        Refusals = JsonSerializer.Deserialize<string[]>(LongText.Get(row, "Refusals")!)!,
        Notes = JsonSerializer.Deserialize<string[]>(LongText.Get(row, "Notes")!)!,
        Version = row.ETag.ToString(),
    };

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
