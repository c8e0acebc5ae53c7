namespace SocialFunnel.Sources.Exports;

/// <summary>Makes a table ready to be read: how its cells are written, whose it is, and what must be asked.</summary>
internal static class TableOpener
{
    private const int MostSampleRows = 2_000;
    private const int MostSampleCharacters = 1_000_000;

    /// <summary>Opens a table of a vendor's form.</summary>
    public static async Task<OpenExport> Open(ExportPull pull, Sheet sheet, ExportTable table, VendorForm form, DateTimeOffset retrieved, TableSplitter splitter, FileHints hints)
    {
        var sample = await splitter.Sample(MostSampleRows, MostSampleCharacters);
        var options = pull.Context.Settings.Options;
        var answers = pull.Said.Or(ExportAnswers.Of(options, sheet.Name, form.Platforms));
        var dayCells = form.DayColumn is { } column ? Column(table.Header, sample, column) : [];
        answers = answers.Or(new ExportAnswers { Year = dayCells.Count > 0 ? ExportAnswers.YearInName(sheet.Name, dayCells[0]) : null });
        var otherDays = form.OtherDayColumns.SelectMany(other => Column(table.Header, sample, other));
        var days = DayText.Of([.. dayCells, .. otherDays], hints.MonthFirst ?? form.MonthFirst, answers.MonthFirst, answers.Year, form.IsDaily);
        hints.MonthFirst ??= days.Shown;
        var questions = new List<string>();
        if (days.LacksYear && answers.Year is null)
        {
            questions.Add(Question("year", $"the days have no year (the first is '{dayCells[0].Trim()}')"));
        }

        if (days.IsOpen)
        {
            questions.Add(Question("days", $"days such as '{dayCells[0].Trim()}' may be read in two ways"));
        }

        if (form.Sales == Sales.Payments && pull.OrdersBeside.Count > 0 && answers.SalesAreOwn is null)
        {
            questions.Add(Question("sales", $"its payments may be those of '{string.Join("' and '", pull.OrdersBeside)}' in another file, and the same sale must not count twice"));
        }

        var account = form.Platforms.Count == 0 ? null : Owner(form, table, sample, answers, options, questions);
        if (account is { IsGuess: true })
        {
            pull.NoteOnce(
                $"account {account.Value.Account.Platform}",
                $"{sheet.Name}: the file does not name its account of {account.Value.Account.Platform}, which is stored as 'main'. If you have several or a connector to it, say which: "
                + $$"""write "accounts": { "{{account.Value.Account.Platform}}": "…" } into the brand's source '{{pull.Context.Source}}', or import with --account.""");
        }

        var open = new OpenExport(pull, sheet.Name, retrieved, form, table.Header)
        {
            Head = table.Head,
            Sample = sample,
            Numbers = NumberText.Of(sample.SelectMany(cells => cells), sheet.Delimiter),
            Days = days,
            Answers = answers,
            Account = account?.Account ?? new Account(Platform.Parse("unknown"), "main"),
        };
        return open with { Questions = [.. questions, .. form.Asks(open)] };
    }

    private static List<string> Column(ExportHeader header, IReadOnlyList<string[]> sample, string column) => header.PositionOf(column) is { } position
        ? [.. sample.Where(cells => position < cells.Length && !string.IsNullOrWhiteSpace(cells[position])).Select(cells => cells[position])]
        : [];

    /// <summary>A question, and where its answer goes.</summary>
    /// <param name="answer">Name of the answer, one of <see cref="ExportAnswers.Known"/>.</param>
    /// <param name="why">What the file leaves open.</param>
    public static string Question(string answer, string why) =>
        $$"""{{why}}. Give {{ExportAnswers.Known[answer]}}: as "files": { "FILE": { "{{answer}}": … } } in the settings of the brand's source, or as --{{answer}} with an import.""";

    private static (Account Account, bool IsGuess)? Owner(
        VendorForm form, ExportTable table, IReadOnlyList<string[]> sample, ExportAnswers answers, System.Text.Json.JsonElement options, List<string> questions)
    {
        // What the table says about itself counts: an answer for a whole folder may not fit each of its sections.
        var name = form.PlatformIn(table.Head) ?? answers.Platform;
        if (name is null || !form.Platforms.Contains(name))
        {
            var said = table.Head.Title.Length > 0 ? $" under the title '{table.Head.Title}'" : "";
            questions.Add(Question("platform", $"the table{said} does not say whether it is about {string.Join(" or ", form.Platforms)}{(name is null ? "" : $", and '{name}' is neither")}"));
            return null;
        }

        // What the brand calls it comes first: its other sources call it so.
        var account = answers.Account ?? ExportAnswers.AccountOf(options, name) ?? form.AccountIn(table.Header, sample);
        return (new Account(Platform.Parse(name), account ?? "main"), account is null);
    }
}

/// <summary>What one table of a file shows about the others: a workbook is written in one language.</summary>
internal sealed class FileHints
{
    /// <summary>Whether its days have the month first; null as long as none shows it.</summary>
    public bool? MonthFirst { get; set; }
}
