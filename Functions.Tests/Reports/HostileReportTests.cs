using System.IO;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using MiniExcelLibs;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Reports;

/// <summary>Names from outside that would do harm, in every format of the report.</summary>
[Collection("azurite")]
public sealed class HostileReportTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Names_stay_names_in_html()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Evil();

        var html = await world.Http.GetStringAsync("/api/brands/evil/report?window=90d");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<script|<img|<[^>]*\\sonerror=", html);
        Assert.Contains("{0}{1:x}", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(html, "<main"));
    }

    [Fact]
    public async Task No_cell_of_a_csv_begins_as_a_formula()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Evil();

        var seen = 0;
        foreach (var table in ReportTables.Names)
        {
            var answer = await world.Http.GetAsync($"/api/brands/evil/report?format=csv&table={table}&window=90d");
            var text = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF');
            using var parser = new Microsoft.VisualBasic.FileIO.TextFieldParser(new StringReader(text)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
            while (!parser.EndOfData)
            {
                var cells = parser.ReadFields()!;
                Assert.DoesNotContain(cells, cell => cell.Length > 0 && cell[0] is '=' or '@' or '\t' or '\r' or '+');
                Assert.DoesNotContain(cells, cell => Regex.IsMatch(cell, "^-(?![0-9.]+$)"));
                seen += cells.Count(cell => cell.Contains("HYPERLINK", StringComparison.Ordinal));
            }

            Assert.Matches("^attachment; filename=evil-[a-z]+-90d-2026-11-22\\.csv$", answer.Content.Headers.ContentDisposition!.ToString().Replace("\"", "", StringComparison.Ordinal));
        }

        Assert.True(seen > 0, "The formula must have come this far for the test to mean anything.");
    }

    [Fact]
    public async Task A_workbook_holds_texts_and_no_formula()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Evil();

        var file = await world.Http.GetByteArrayAsync("/api/brands/evil/report?format=xlsx&window=90d");

        using var stream = new MemoryStream(file);
        Assert.Equal(ReportTables.Names, stream.GetSheetNames());
        Assert.Equal(string.Join(' ', ReportWorld.Hostile), stream.Query(useHeaderRow: true, sheetName: "summary").Cast<IDictionary<string, object>>().Single()["name"]);
        stream.Position = 0;
        using var zip = new ZipArchive(stream);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var sheet = new StreamReader(entry.Open());
            var xml = await sheet.ReadToEndAsync();
            Assert.DoesNotMatch("<(x:)?f[ >]", xml);
            Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_tells_the_names_as_they_are()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Evil();

        var json = await world.Get("/api/brands/evil/report?format=json&window=90d");

        Assert.Equal(string.Join(' ', ReportWorld.Hostile), json.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("x%0d%0aSet-Cookie:%20a=b")]
    [InlineData("evil%00")]
    [InlineData("%3Cscript%3E")]
    public async Task No_query_reaches_a_header(string harm)
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Empty();

        foreach (var query in new[] { $"code={harm}&window=28d", $"link={harm}", $"table={harm}&format=csv", $"window={harm}", $"format={harm}" })
        {
            var answer = await world.Http.GetAsync($"/api/brands/empty/report?{query}");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Content.Headers.ContentType!.MediaType != "text/html" || !(await answer.Content.ReadAsStringAsync()).Contains("<script>", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Text_that_xml_cannot_hold_does_not_break_the_workbook()
    {
        var table = ReportTable.Of("t", ["a\0b\u0001\uFFFE\uD800c", new string('ä', 40_000), "<&>\"'"], (ReportColumn.Text("text"), text => text));

        using var stream = new MemoryStream(ReportXlsx.Write([table]));
        var texts = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().Select(row => (string)row["text"]).ToList();

        Assert.Equal("a\uFFFDb\uFFFD\uFFFD\uFFFDc", texts[0]);
        Assert.Equal(32_767, texts[1].Length);
        Assert.Equal("<&>\"'", texts[2]);
    }
}
