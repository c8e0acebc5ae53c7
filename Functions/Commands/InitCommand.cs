using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;

namespace SocialFunnel.Commands;

/// <summary>Writes a first brand by asking.</summary>
public static class InitCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Description = "Where brands are written. Default: brands.", DefaultValueFactory = _ => "brands" };
        var command = new Command("init", "Write a first brand by asking a few questions.") { folder };
        command.SetAction(result => new BrandInterview(Console.In, Console.Out).Write(result.GetValue(folder)!));
        return command;
    }
}

/// <summary>Asks, checks each answer at once, and writes <c>brands/ID.json</c> with its schema beside it.</summary>
internal sealed class BrandInterview(TextReader answers, TextWriter questions)
{
    private const int MostPlatforms = 50;

    /// <summary>Asks for a brand and writes it; 0 when it was written, 1 when the answers ended early.</summary>
    public int Write(string folder)
    {
        try
        {
            var id = Ask("Short id for addresses and folders (a-z, 0-9, dash)", null, answer => BrandId.IsValid(answer) ? null : BrandId.Rule);
            var brand = Settings(id);
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, id + ".json");
            if (File.Exists(file) && !Yes($"{file} exists. Write over it?"))
            {
                return 1;
            }

            File.WriteAllText(file, brand.ToJsonString(BrandSettingsReader.Json) + "\n", new UTF8Encoding(false));
            File.WriteAllText(Path.Combine(folder, BrandSchema.FileName), BrandSchema.Create(), new UTF8Encoding(false));
            var exports = Path.Combine("exports", id);
            Directory.CreateDirectory(exports);
            questions.WriteLine($"Written: {file}. Put files of your numbers into {exports} (docs/csv.md tells their forms), then start: dotnet run --project Functions");
            return 0;
        }
        catch (EndOfStreamException)
        {
            questions.WriteLine();
            questions.WriteLine("The answers ended before the questions did; nothing was written.");
            return 1;
        }
    }

    private JsonObject Settings(string id)
    {
        var brand = new JsonObject
        {
            ["$schema"] = "./" + BrandSchema.FileName,
            ["name"] = Ask("Name of the business", id, answer => answer.Trim().Length is >= 1 and <= 200 ? null : "1 to 200 characters"),
            ["currency"] = Ask("Currency of your reports", "EUR", answer => Money.IsCurrency(answer) ? null : "three capital letters such as EUR"),
            ["timeZone"] = Ask("Time zone", TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "Europe/Berlin", answer => BrandCalendar.IsZone(answer) ? null : "an IANA name such as Europe/Berlin"),
            ["hourlyRate"] = AskNumber("What does an hour of your work cost", "40", 0, 100_000),
            ["grossMargin"] = AskNumber("Part of net revenue left after the cost of goods, 0 to 1", "0.5", 0.001m, 1),
            ["domains"] = Ask("Your own domains, separated by commas (may be empty)", "", answer => Domains(answer).All(domain => Uri.CheckHostName(domain) == UriHostNameType.Dns) ? null : "host names such as shop.example")
                is var domains ? new JsonArray([.. Domains(domains).Select(domain => JsonValue.Create(domain))]) : null,
        };
        brand["platforms"] = Platforms();
        brand["sources"] = new JsonObject { ["exports"] = new JsonObject() };
        return brand;
    }

    private JsonObject Platforms()
    {
        var platforms = new JsonObject();
        while (platforms.Count < MostPlatforms)
        {
            var name = Ask(platforms.Count == 0 ? "A platform you are on, such as linkedin (empty for none)" : "Another platform (empty when done)", "",
                answer => answer.Length == 0 || Platform.TryParse(answer, out _) ? null : Platform.Rule);
            if (!Platform.TryParse(name, out var platform))
            {
                break;
            }

            platforms[platform.Name] = new JsonObject { ["weeklyHours"] = AskNumber($"Hours a week for {platform}", "2", 0, 1680) };
        }

        return platforms;
    }

    private bool Yes(string question) => Ask($"{question} (y/n)", "n", answer => answer is "y" or "n" ? null : "y or n") == "y";

    private decimal AskNumber(string question, string preset, decimal least, decimal most)
    {
        decimal number = 0;
        Ask(question, preset, answer => decimal.TryParse(answer, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}, with a decimal point"));
        return number;
    }

    private string Ask(string question, string? preset, Func<string, string?> fault)
    {
        while (true)
        {
            questions.Write(string.IsNullOrEmpty(preset) ? $"{question}: " : $"{question} [{preset}]: ");
            questions.Flush();
            var answer = (answers.ReadLine() ?? throw new EndOfStreamException()).Trim();
            answer = answer.Length == 0 ? preset ?? "" : answer;
            if (fault(answer) is not { } expected)
            {
                return answer;
            }

            questions.WriteLine($"'{answer}' cannot be: {expected}.");
        }
    }

    private static string[] Domains(string answer) => answer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
