using System.Globalization;
using System.IO;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Commands;

/// <summary>Tells at a terminal what was read in a file.</summary>
internal static class ImportText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, ImportReport report)
    {
        foreach (var table in report.Tables)
        {
            var name = table.Table is null ? report.File : $"{report.File}: {table.Table}";
            var span = table.From is null ? "" : $", {table.From} to {table.To}";
            output.WriteLine(table.Form is null ? $"{name} was not recognised" : $"{name} is '{table.Form}': {Count(table.Rows, "row")} taken, {table.RefusedCount} refused{span}");
            foreach (var (column, sum) in table.Sums)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {column}: {sum:#,0.##########}"));
            }

            foreach (var row in table.Excluded)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  line {row.Line} left out: {row.Reason}"));
            }
        }

        foreach (var refusal in report.Refused)
        {
            output.WriteLine($"refused: {refusal.File}{(refusal.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "")}{(refusal.Column is { } column ? $", column {column}" : "")}: {refusal.Reason}");
        }

        foreach (var note in report.Notes)
        {
            output.WriteLine($"note: {note}");
        }
    }

    private static string Count(long number, string of) => string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {of}{(number == 1 ? "" : "s")}");
}
