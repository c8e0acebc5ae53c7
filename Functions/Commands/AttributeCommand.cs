using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialFunnel.Analysis.Attribution;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Commands;

/// <summary><c>attribute JOURNEYS.csv</c>: credits per channel by every model.</summary>
public static class AttributeCommand
{
    private const string Description = """
        Divides the conversions of a CSV (- is standard input) among channels, by every model. Columns: path (steps separated by " > ", oldest first),
        conversions, value (of all of them together), nulls (journeys with the same path that did not convert). An empty number is 0.

        first, last      all to the first, or the last touch.
        last-non-direct  all to the last touch that is not "direct"; to direct where there is nothing else.
        linear           every touch alike.
        position         40 % first, 40 % last, 20 % divided among those between; two touches half and half.
        time-decay       a touch loses half of its weight in 7 days. A path has no times: each step counts as one day (--step-days), the last touch as the day
                         of the conversion.
        markov           removal effects of the absorbing chain (--order, 1), journeys without conversion included. The effects are a property of all journeys
                         together: every conversion and its value are divided by them.
        shapley          the Shapley value, where a set of channels is worth the conversions that needed no other.
        """;

    // The answer goes to a terminal or a file, never into a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Columns = ["path", "conversions", "value", "nulls"];

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("JOURNEYS.csv") { Description = "A CSV with the columns path,conversions,value,nulls; - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per line: model, channel, conversions, value." };
        var order = new Option<int>("--order") { Description = "How many touches back the Markov model looks, 1 to 4.", DefaultValueFactory = _ => 1 };
        var step = new Option<double>("--step-days") { Description = "Days that a step of a path counts as in time-decay, more than 0.", DefaultValueFactory = _ => 1 };
        var halfLife = new Option<double>("--half-life-days") { Description = "Days in which a touch loses half of its weight, more than 0.", DefaultValueFactory = _ => 7 };
        order.Validators.Add(result => Require(result, result.GetValue(order) is >= 1 and <= 4, "must be 1 to 4"));
        step.Validators.Add(result => Require(result, result.GetValue(step) is > 0 and <= 3650, "must be more than 0 and at most 3650"));
        halfLife.Validators.Add(result => Require(result, result.GetValue(halfLife) is > 0 and <= 3650, "must be more than 0 and at most 3650"));
        var command = new Command("attribute", Description) { file, json, order, step, halfLife };
        command.SetAction(parsed => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(json),
            TimeSpan.FromDays(parsed.GetValue(step)),
            new AttributionOptions { MarkovOrder = parsed.GetValue(order), HalfLife = TimeSpan.FromDays(parsed.GetValue(halfLife)) },
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string file, bool json, TimeSpan step, AttributionOptions options, TextWriter output, TextWriter error)
    {
        try
        {
            using var rows = CsvRows.Open(file, any: [], all: Columns);
            var journeys = Read(rows, step);
            Action<TextWriter, string, ChannelCredit> write = json ? WriteJson : WriteRow;
            if (!json && journeys.Count > 0)
            {
                output.WriteLine($"{"model",-15}  {"channel",-24}  {"conversions",14}  {"value",18}");
            }

            foreach (var result in AttributionCalculator.CreditAll(journeys, options))
            {
                foreach (var credit in result.Totals)
                {
                    write(output, result.Model, credit);
                }
            }

            error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{journeys.Count} paths, {journeys.Sum(journey => journey.Conversions)} conversions worth {journeys.Sum(journey => journey.Value)}, {journeys.Sum(journey => journey.NonConversions)} without."));
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }

    private static List<Journey> Read(CsvRows rows, TimeSpan step)
    {
        var journeys = new List<Journey>();
        while (rows.Read())
        {
            if (rows.ExcessCells != 0)
            {
                throw rows.WrongCells();
            }

            string[] channels = [.. rows["path"].Split('>').Select(channel => channel.Trim()).Select(Channel)];
            if (channels.Any(channel => channel.Length == 0))
            {
                throw rows.Wrong("path", "has an empty step. Write the channels with \" > \" between them, such as search > email.");
            }

            var (conversions, value) = (rows.Amount("conversions"), rows.Number("value"));
            if (conversions == 0 && value != 0)
            {
                throw rows.Wrong("value", "is the value of no conversion: the column conversions is 0. Give the conversions, or a value of 0.");
            }

            journeys.Add(Journey.OfPath(channels, step, conversions, value, rows.Amount("nulls")));
        }

        return journeys;
    }

    // Google Analytics writes it "(direct)"; last-non-direct must know it.
    private static string Channel(string step) => step.Trim('(', ')').Equals(Mediums.Direct, StringComparison.OrdinalIgnoreCase) ? Mediums.Direct : step;

    private static void WriteJson(TextWriter output, string model, ChannelCredit credit) =>
        output.WriteLine(JsonSerializer.Serialize(new { model, channel = credit.Channel, conversions = Trimmed(credit.Conversions), value = Trimmed(credit.Value) }, Plain));

    private static void WriteRow(TextWriter output, string model, ChannelCredit credit) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model,-15}  {credit.Channel,-24}  {credit.Conversions,14:0.0000}  {credit.Value,18:0.00}"));

    // 5.000000000000 is 5.
    private static decimal Trimmed(decimal amount) => amount / 1.0000000000000000000000000000m;

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool holds, string rule)
    {
        if (!holds)
        {
            result.AddError($"{result.Option.Name} {rule}.");
        }
    }
}
