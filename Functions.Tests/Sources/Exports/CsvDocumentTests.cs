using System.IO;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

public sealed partial class CsvDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "docs", "csv.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Every_example_is_read_as_it_stands()
    {
        var files = new TextFiles();
        var examples = Example().Matches(Document).Select(match => match.Groups[1].Value).ToList();
        foreach (var (number, example) in examples.Index())
        {
            files.Add($"{number}.csv", example);
        }

        var pull = await ExportsPull.Of(files, day: new DateOnly(2026, 12, 24));

        Assert.Equal(ExportForms.Own.Count, examples.Count);
        Assert.Empty(pull.Refusals.Lines);
        Assert.Empty(pull.Refusals.Notes);
        Assert.Equal([new Refund(new DateOnly(2026, 11, 25), 20), new Refund(new DateOnly(2026, 12, 2), 10)], pull.Readings.OfType<ConversionReading>().Single(order => order.ConversionId == "#1001").Refunds);
    }

    [Fact]
    public void Every_column_of_every_form_is_described() => Assert.All(
        ExportForms.Own.SelectMany(form => form.Columns).Distinct(),
        column => Assert.Contains($"`{column}`", Document, StringComparison.Ordinal));

    [Fact]
    public async Task The_refusal_it_shows_is_the_real_one()
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("2026/orders.csv", "order_id,ordered_at,net_value\n" + new string('\n', 810) + "#1,2026-11-01,\"1.234,56\"\n"));

        Assert.Contains(Assert.Single(pull.Refusals.Lines), Document, StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```csv\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
