using System.CommandLine;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using SocialFunnel.Analysis;
using Spectre.Console;

namespace SocialFunnel.Commands;

/// <summary>
/// Tries the correlation on a file of one's own, without any set-up. Exit codes: 0 all rows were read; 1 some rows were refused, each with its
/// line and remedy, and the rest was analysed; 2 the file or its header cannot be read.
/// </summary>
public static class CorrelateCommand
{
    /// <summary>Characters per line of a table that is not written to a terminal.</summary>
    private const int PipedWidth = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file")
        {
            Description = "CSV with the columns date (2026-01-31), new_followers or followers, conversions; optional: revenue, platform, brand, event. "
                + "An empty cell is unknown. An event called break starts a stretch that is not compared with the days before. - reads standard input.",
        };
        var json = new Option<bool>("--json") { Description = "One JSON object per line for each brand and platform." };
        var command = new Command("correlate", "Does follower growth precede sales? Honest statistics on your own numbers.") { file, json };
        command.SetAction(result => Run(
            result.GetRequiredValue(file), result.GetValue(json), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string path, bool json, TextWriter output, TextWriter messages)
    {
        try
        {
            using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var input = new CorrelateInput(stream, path == "-" ? "standard input" : path, messages);
            var table = new Table().AddColumns("brand", "platform", "verdict", "lag", "strength", "95 % interval", "p", "q", "days", "could detect");
            foreach (var (brand, results) in Analysed(input.Brands()))
            {
                foreach (var result in results)
                {
                    if (json)
                        output.WriteLine(Line(brand, result));
                    else
                        AddRow(table, brand, result);
                }
            }

            if (!json)
                Print(table, output, messages);
            return input.Refused == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or CsvFormatException)
        {
            messages.WriteLine(e.Message);
            return 2;
        }
    }

    /// <summary>Brands in their order, analysed on all processors, a bounded number of them in memory.</summary>
    private static IEnumerable<(string Brand, IReadOnlyList<CorrelationResult> Results)> Analysed(
        IEnumerable<(string Brand, IReadOnlyList<GrowthSeries> Platforms)> brands) =>
        brands.Chunk(16 * Environment.ProcessorCount)
            .SelectMany(some => some.AsParallel().AsOrdered().Select(brand => (brand.Brand, Correlation.AnalyseBrand(brand.Platforms))).ToList());

    private static string Line(string brand, CorrelationResult result) => JsonSerializer.Serialize(
        new
        {
            brand,
            result.Platform,
            result.Verdict,
            result.Lag,
            result.Strength,
            Interval = result.Interval is { } interval ? new[] { interval.Low, interval.High } : null,
            result.P,
            result.Q,
            result.N,
            result.MinimumDetectable,
            result.Reason,
            result.EffectiveN,
            result.RevenueStrength,
            result.Diagnostics,
        },
        Json);

    private static void AddRow(Table table, string brand, CorrelationResult result) => table.AddRow(
        Markup.Escape(brand), Markup.Escape(result.Platform), Markup.Escape(Words(result)), result.Lag is { } lag ? $"{lag} d" : "",
        $"{result.Strength:0.00}", result.Interval is { } i ? $"{i.Low:0.00} … {i.High:0.00}" : "", $"{result.P:0.000}", $"{result.Q:0.000}",
        $"{result.N}", result.MinimumDetectable is { } least ? $"≥ {least:0.00}" : "");

    private static string Words(CorrelationResult result)
    {
        var verdict = JsonSerializer.Serialize(result.Verdict).Trim('"');
        return result.Reason is null ? verdict : $"{verdict}: {result.Reason}";
    }

    private static void Print(Table table, TextWriter output, TextWriter messages)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PipedWidth;
        console.Write(table);
        messages.WriteLine("Strength: % more sales after 1 % more new followers. It says what precedes what, never what causes what.");
        messages.WriteLine("Could detect: the strength that such data would show in 80 % of cases; q is p corrected for the brand's platforms.");
    }
}
