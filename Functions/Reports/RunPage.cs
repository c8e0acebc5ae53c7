using System.Globalization;

namespace SocialFunnel.Reports;

/// <summary>A run as a page that follows it while it is open, with scripts off, too.</summary>
internal static class RunPage
{
    private const int Every = 3;

    /// <summary>The page.</summary>
    public static Page Of(RunReport run, HttpRequest request)
    {
        var isOpen = run.State == RunState.Open;
        var follows = isOpen && request.Query["live"] != "off";
        var (ended, all) = (run.Pulls.Count(HasEnded), run.Pulls.Count);
        var body = Markup.Of($"""
            <p class="soft">{run.Brand}</p>
            <h1>Run of {run.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</h1>
            <p role="status">{Stands(run, ended)}</p>
            {(isOpen ? Markup.Of($"<p><label for=\"ended\">{ended} of {all} {(all == 1 ? "source has" : "requests to sources have")} ended</label> <progress id=\"ended\" value=\"{ended}\" max=\"{Math.Max(all, 1)}\"></progress></p>") : Markup.None)}
            {Follow(isOpen, follows, request)}
            {Lines("What is missing", run.Missing)}
            {Table(run)}
            {Markup.Join(run.Pulls.Select(Told))}
            {(run.State is RunState.Completed or RunState.CompletedWithGaps ? Markup.Of($"<p><a href=\"../report{Query(request, "window=90d")}\">To the report</a></p>") : Markup.None)}
            <p class="soft">Opened {Time(run.OpenedAt)}, {(run.Trigger == RunTrigger.Night ? "by the schedule" : "on request")}. {(isOpen ? $"It is analysed with what is there by {Time(run.Deadline)}." : "")} Run {run.Id}.</p>
            """);
        return follows ? RefreshingPage(Title(run, ended), body) : Page.Ok(Title(run, ended), body);
    }

    private static Page RefreshingPage(string title, Markup body)
    {
        var page = Page.Ok(title, body);
        page.RefreshAfter = Every;
        return page;
    }

    // The first words change with the state: a tab in the background tells it.
    private static string Title(RunReport run, int ended) => run.State == RunState.Open
        ? string.Create(CultureInfo.InvariantCulture, $"{ended}/{run.Pulls.Count}: run of {run.Day:O}, {run.Brand}")
        : string.Create(CultureInfo.InvariantCulture, $"{Words(run.State)}: run of {run.Day:O}, {run.Brand}");

    private static string Stands(RunReport run, int ended) => run.State switch
    {
        RunState.Open when ended < run.Pulls.Count => "The sources are being read.",
        RunState.Open => "Everything is read; the numbers are being analysed.",
        RunState.Completed => "Done: everything is in.",
        RunState.CompletedWithGaps => "Done, but not everything was in. The report says what it is missing.",
        _ => "Failed. The report shows the run before.",
    };

    private static string Words(RunState state) => state switch
    {
        RunState.Completed => "done",
        RunState.CompletedWithGaps => "done with gaps",
        RunState.Failed => "failed",
        _ => "under way",
    };

    // Nobody should be pulled along against their will: WCAG 2.2.1 asks for a way to stop it.
    private static Markup Follow(bool isOpen, bool follows, HttpRequest request) => !isOpen ? Markup.None
        : follows ? Markup.Of($"<p class=\"soft\">This page follows the run, every {Every} seconds. <a href=\"{Query(request, "format=html&live=off")}\">Stop that</a></p>")
        : Markup.Of($"<p class=\"soft\">This page stands still. <a href=\"{Query(request, "format=html&live=off")}\">Load it again</a> or <a href=\"{Query(request, "format=html")}\">follow the run</a></p>");

    private static Markup Table(RunReport run) => run.Pulls.Count == 0 ? Markup.None : Markup.Of($"""
        <table><caption class="soft">What each source was asked for</caption>
        <thead><tr><th scope="col">Source</th><th scope="col">Days</th><th scope="col">State</th><th scope="col">Readings</th><th scope="col">Refused</th></tr></thead>
        <tbody>{Markup.Join(run.Pulls.Select(pull => Markup.Of(
            $"<tr><th scope=\"row\">{pull.Id}</th><td>{Days(pull)}</td><td class=\"{Colour(pull.State)}\">{Words(pull.State)}</td><td>{Number(pull.Readings)}</td><td>{Number(pull.Refused)}</td></tr>")))}</tbody></table>
        """);

    private static Markup Told(PullReport pull) => pull.Error is null && pull.Refusals.Count == 0 && pull.Notes.Count == 0 ? Markup.None : Markup.Of($"""
        <h2>{pull.Id}</h2>
        {(pull.Error is null ? Markup.None : Markup.Of($"<p class=\"box bad\">{(pull.State == PullState.Done ? "" : "The last attempt failed: ")}{pull.Error}</p>"))}
        {Lines("Refused rows, the first of them", pull.Refusals)}
        {Lines("Worth knowing", pull.Notes)}
        """);

    private static Markup Lines(string title, IReadOnlyList<string> lines) => lines.Count == 0 ? Markup.None : Markup.Of(
        $"<p>{title}:</p><ul>{Markup.Join(lines.Select(line => Markup.Of($"<li>{line}</li>")))}</ul>");

    private static bool HasEnded(PullReport pull) => pull.State is PullState.Done or PullState.Failed or PullState.Overdue;

    private static string Words(PullState state) => state switch
    {
        PullState.Waiting => "waiting",
        PullState.Started => "reading",
        PullState.Done => "done",
        PullState.Overdue => "overdue",
        _ => "failed",
    };

    private static string Colour(PullState state) => state switch
    {
        PullState.Done => "good",
        PullState.Failed or PullState.Overdue => "bad",
        _ => "",
    };

    private static string Days(PullReport pull) => string.Create(CultureInfo.InvariantCulture, $"{pull.First:O} to {pull.Last:O}");

    private static string Number(int? number) => number?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // A browser carries its key in the address; the next page needs it, too.
    private static string Query(HttpRequest request, string query) =>
        request.Query["code"].ToString() is { Length: > 0 } code ? $"?{query}&code={Uri.EscapeDataString(code)}" : $"?{query}";
}
