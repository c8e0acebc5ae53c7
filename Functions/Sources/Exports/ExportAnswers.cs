using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>What somebody said about a file that the file itself cannot say. Null is unanswered.</summary>
internal sealed partial record ExportAnswers
{
    /// <summary>What may be said about files, in a brand's settings and with an import.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["account"] = "the account as you call it elsewhere",
        ["currency"] = "an ISO 4217 currency, such as EUR",
        ["days"] = "day-first or month-first",
        ["metric"] = "reach, visits, follows, views, viewers, interactions or link-clicks",
        ["platform"] = "a platform, such as instagram",
        ["sales"] = "own where the payments are sales that no other file tells, same where another file has their orders",
        ["subscribers"] = "total or change",
        ["year"] = "the year of the first row, such as 2026",
    };

    /// <summary>The platform.</summary>
    public string? Platform { get; init; }

    /// <summary>The account.</summary>
    public string? Account { get; init; }

    /// <summary>The currency of amounts that have none.</summary>
    public string? Currency { get; init; }

    /// <summary>The year of the first row.</summary>
    public int? Year { get; init; }

    /// <summary>Whether 11/10 is the tenth of November.</summary>
    public bool? MonthFirst { get; init; }

    /// <summary>What a table without a title counts, as <see cref="MetaTitle"/> names it.</summary>
    public string? Metric { get; init; }

    /// <summary>Whether payments are sales that no file of orders tells.</summary>
    public bool? SalesAreOwn { get; init; }

    /// <summary>Whether a column of subscribers is the total of a day, and not its change.</summary>
    public bool? SubscribersAreTotal { get; init; }

    /// <summary>These, and what they leave open from others.</summary>
    public ExportAnswers Or(ExportAnswers others) => new()
    {
        Platform = Platform ?? others.Platform,
        Account = Account ?? others.Account,
        Currency = Currency ?? others.Currency,
        Year = Year ?? others.Year,
        Metric = Metric ?? others.Metric,
        MonthFirst = MonthFirst ?? others.MonthFirst,
        SalesAreOwn = SalesAreOwn ?? others.SalesAreOwn,
        SubscribersAreTotal = SubscribersAreTotal ?? others.SubscribersAreTotal,
    };

    /// <summary>The answer to one question; unchanged, with the fault, where it is none.</summary>
    public ExportAnswers With(string name, string? value, out string? fault)
    {
        fault = null;
        var text = value?.Trim() ?? "";
        switch (name)
        {
            case "platform" when SocialFunnel.Platform.TryParse(text, out var platform):
                return this with { Platform = platform.Name };
            case "account" when text.TrimStart('@').Length is > 0 and <= 100 && !text.Any(char.IsControl):
                return this with { Account = text.TrimStart('@') };
            case "currency" when Currencies.IsKnown(text.ToUpperInvariant()):
                return this with { Currency = text.ToUpperInvariant() };
            case "year" when int.TryParse(text, out var year) && year is >= 1990 and <= 2100:
                return this with { Year = year };
            case "days" when text is "day-first" or "month-first":
                return this with { MonthFirst = text == "month-first" };
            case "metric" when MetaTitle.Metrics.Contains(text):
                return this with { Metric = text };
            case "sales" when text is "own" or "same":
                return this with { SalesAreOwn = text == "own" };
            case "subscribers" when text is "total" or "change":
                return this with { SubscribersAreTotal = text == "total" };
        }

        fault = Known.TryGetValue(name, out var wanted) ? $"'{text}' is not {wanted}." : $"'{name}' is unknown. Known are: {string.Join(", ", Known.Keys)}.";
        return this;
    }

    /// <summary>All answers of an import.</summary>
    /// <exception cref="FormatException">One of them is none; the message names it.</exception>
    public static ExportAnswers Of(IReadOnlyDictionary<string, string?> said)
    {
        var answers = new ExportAnswers();
        foreach (var (name, value) in said)
        {
            answers = answers.With(name, value, out var fault);
            if (fault is not null)
            {
                throw new FormatException($"{name}: {fault}");
            }
        }

        return answers;
    }

    /// <summary>What a brand's settings and the path of a file say about the file.</summary>
    /// <param name="options">Settings of the source.</param>
    /// <param name="file">The file's path below the brand's place.</param>
    /// <param name="platforms">Platforms that a folder's name can mean.</param>
    public static ExportAnswers Of(JsonElement options, string file, IReadOnlyList<string> platforms)
    {
        var answers = new ExportAnswers();
        if (options.ValueKind == JsonValueKind.Object && options.TryGetProperty("files", out var files) && files.ValueKind == JsonValueKind.Object)
        {
            foreach (var pattern in files.EnumerateObject().Where(pattern => FileSystemName.MatchesSimpleExpression(pattern.Name, file, ignoreCase: true) && pattern.Value.ValueKind == JsonValueKind.Object))
            {
                answers = pattern.Value.EnumerateObject().Aggregate(new ExportAnswers(), (said, answer) => said.With(answer.Name, TextOf(answer.Value), out _)).Or(answers);
            }
        }

        var folder = file.Split('/').SkipLast(1).Select(name => name.ToLowerInvariant()).LastOrDefault(platforms.Contains);
        return answers.Or(new ExportAnswers { Platform = folder });
    }

    /// <summary>The account of a platform in a brand's settings; null when they name none.</summary>
    public static string? AccountOf(JsonElement options, string platform) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty("accounts", out var accounts) && accounts.ValueKind == JsonValueKind.Object
        && accounts.EnumerateObject().FirstOrDefault(account => SocialFunnel.Platform.TryParse(account.Name, out var named) && named.Name == platform) is { Value.ValueKind: JsonValueKind.String } found
            ? found.Value.GetString()!.Trim().TrimStart('@')
            : null;

    /// <summary>Faults in the settings of the source, each naming the field.</summary>
    public static IEnumerable<string> Faults(JsonElement options)
    {
        foreach (var option in options.EnumerateObject().Where(option => option.Name != "type"))
        {
            if (option.Name is not ("accounts" or "files"))
            {
                yield return $"{option.Name} is unknown: exports knows accounts and files.";
            }
            else if (option.Value.ValueKind != JsonValueKind.Object)
            {
                yield return $"{option.Name}: '{option.Value}' is no object: {(option.Name == "files" ? """write { "meta/*.csv": { "platform": "instagram" } }.""" : """write { "x": "acme" }.""")}";
            }
            else
            {
                foreach (var fault in option.Value.EnumerateObject().SelectMany(entry => option.Name == "files" ? FileFaults(entry) : AccountFaults(entry)))
                {
                    yield return fault;
                }
            }
        }
    }

    /// <summary>The year in a name as TikTok gives it, such as Overview_2026-04-12_…; null when there is none, or the first row says another day.</summary>
    public static int? YearInName(string file, string firstCell) =>
        DayInName().Matches(file).FirstOrDefault(match => DayText.WithoutYear(firstCell) == $"--{match.Groups[2].Value}-{match.Groups[3].Value}") is { } found
            ? int.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static IEnumerable<string> FileFaults(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object)
        {
            return [$"files.{entry.Name}: '{entry.Value}' is no object of answers. Known are: {string.Join(", ", Known.Keys)}."];
        }

        return entry.Value.EnumerateObject().Select(answer =>
        {
            new ExportAnswers().With(answer.Name, TextOf(answer.Value), out var fault);
            return fault is null ? null : $"files.{entry.Name}.{answer.Name}: {fault}";
        }).OfType<string>();
    }

    private static IEnumerable<string> AccountFaults(JsonProperty entry)
    {
        if (!SocialFunnel.Platform.TryParse(entry.Name, out _))
        {
            yield return $"accounts.{entry.Name} is no name of a platform: {SocialFunnel.Platform.Rule}.";
        }

        new ExportAnswers().With("account", TextOf(entry.Value), out var fault);
        if (fault is not null)
        {
            yield return $"accounts.{entry.Name}: {fault}";
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString() : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : null;

    [GeneratedRegex(@"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")]
    private static partial Regex DayInName();
}
