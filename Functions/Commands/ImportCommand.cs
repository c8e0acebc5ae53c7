using System.CommandLine;
using System.IO;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Sources;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Commands;

/// <summary><c>import FILE</c>: what a platform's own download is recognised as and what is read in it; stores it for a brand.</summary>
public static class ImportCommand
{
    private const string Description = """
        Reads a file that was downloaded from a platform or a shop (.csv, .xls, .xlsx, .zip) and tells what it was recognised as, the rows taken and refused, the
        first and last day, and the sum of every column. docs/exports.md lists the forms and the fields of --json.

        With --dry-run nothing is stored, and neither a brand nor storage is needed.
        """;

    // For a terminal, not for a page: quotation marks of a sentence stay as they are.
    private static readonly JsonSerializerOptions Written = new(Json.Create()) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file as it was downloaded." };
        var dry = new Option<bool>("--dry-run") { Description = "Only tell; store nothing." };
        var brand = new Option<string?>("--brand") { Description = "Id of the brand it is stored for." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var answers = ExportAnswers.Known.Select(known => new Option<string?>($"--{known.Key}") { Description = $"What the file cannot say: {known.Value}." }).ToArray();
        var command = new Command("import", Description) { file, dry, brand, json };
        foreach (var answer in answers)
        {
            command.Add(answer);
        }

        command.Validators.Add(result =>
        {
            if (!result.GetValue(dry) && result.GetValue(brand) is null)
            {
                result.AddError("Say for whom it is stored with --brand ID, or only look at it with --dry-run.");
            }
        });
        command.SetAction((parsed, stop) => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(dry) ? null : parsed.GetValue(brand) ?? "",
            parsed.GetValue(json),
            () => answers.Where(answer => parsed.GetValue(answer) is not null).ToDictionary(answer => answer.Name[2..], answer => parsed.GetValue(answer), StringComparer.Ordinal),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            stop));
        return command;
    }

    private static async Task<int> Run(
        string path, string? brand, bool json, Func<IReadOnlyDictionary<string, string?>> answers, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            var said = ExportAnswers.Of(answers());
            var import = brand is null ? null : await ImportUploader.Store(FolderExportFiles.File(path), brand, answers(), stop);
            var report = import is null ? await Survey(path, said, stop) : import.Report ?? throw new FormatException(import.Error);
            if (json)
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(report, Written));
            }
            else
            {
                ImportText.Write(output, report);
            }

            if (import is { State: ImportState.Failed })
            {
                await error.WriteLineAsync(import.Error);
                return 1;
            }

            return report.Form is null || report.RefusedCount > 0 ? 1 : 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    // A brand nobody has: all days count, and its hashes are thrown away.
    private static async Task<ImportReport> Survey(string path, ExportAnswers said, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        using var none = JsonDocument.Parse("{}");
        var context = new PullContext
        {
            Brand = new Brand
            {
                Id = "dry-run",
                Name = "Dry run",
                Currency = "EUR",
                Calendar = new BrandCalendar("UTC", TimeOnly.MinValue),
                HourlyRate = 0,
                GrossMargin = 1,
                ConversionSource = "exports",
            },
            Source = "exports",
            Settings = new SourceSettings("exports", none.RootElement),
            Window = Window.Ending(today.AddDays(1), 1),
            RetrievedAt = now,
            Refusals = new RefusalLog(),
        };
        var import = new FileImport(context, new CustomerKeys(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)), said);
        await foreach (var _ in import.Read(FolderExportFiles.File(path), stop))
        {
            // Counted on the way.
        }

        return import.Report(Path.GetFileName(path));
    }
}
