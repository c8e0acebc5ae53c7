using System.Diagnostics;
using System.Globalization;
using System.IO;
using Microsoft.VisualBasic.FileIO;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Samples;

namespace SocialFunnel.Reports;

/// <summary>The workbook, opened by a program that was not written here.</summary>
[Collection("azurite")]
public sealed class LibreOfficeTests(AzuriteFixture azurite)
{
    // Comma, quotation mark, UTF-8, from line 1, cells as they are, every sheet in a file of its own.
    private const string AllSheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    [LibreOfficeFact]
    public async Task It_opens_every_sheet_and_reads_the_numbers_that_the_csv_has()
    {
        await using var world = await LiveWorld.Start(azurite);
        await world.Sample();
        var folder = Directory.CreateTempSubdirectory("socialfunnel-office-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "report.xlsx"), await world.Http.GetByteArrayAsync($"/api/brands/{SampleBrand.Id}/report?format=xlsx"));

        await Convert(folder.FullName);

        foreach (var table in ReportTables.Names)
        {
            var expected = Rows(await world.Http.GetStringAsync($"/api/brands/{SampleBrand.Id}/report?format=csv&table={table}"));
            var found = Rows(await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"report-{table}.csv")));
            Assert.Equal(expected.Count, found.Count);
            Assert.Equal(expected[0], found[0]);
            for (var row = 1; row < expected.Count; row++)
            {
                for (var column = 0; column < expected[0].Length; column++)
                {
                    Same(expected[row][column], found[row][column], $"{table}, row {row}, {expected[0][column]}");
                }
            }
        }

        folder.Delete(recursive: true);
    }

    private static void Same(string expected, string found, string where)
    {
        if (double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Assert.True(double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && Math.Abs(number - other) <= 0.00005001, $"{where}: {expected} became {found}.");
        }
        else if (DateOnly.TryParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Assert.True(DateTime.TryParse(found, CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) && DateOnly.FromDateTime(other) == day, $"{where}: {expected} became {found}.");
        }
        else
        {
            // The CSV's guard against formulas has put an apostrophe before some texts.
            Assert.True(expected.TrimStart('\'').ReplaceLineEndings("\n") == found.TrimStart('\'').ReplaceLineEndings("\n"), $"{where}: '{expected}' became '{found}'.");
        }
    }

    private static List<string[]> Rows(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text.TrimStart('\uFEFF'))) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
        {
            rows.Add(parser.ReadFields()!);
        }

        return rows;
    }

    private static async Task Convert(string folder)
    {
        var start = new ProcessStartInfo(LibreOfficeFactAttribute.Program!) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", AllSheets, "--outdir", folder, "report.xlsx" })
        {
            start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        var said = await office.StandardOutput.ReadToEndAsync();
        await office.WaitForExitAsync();
        Assert.True(office.ExitCode == 0, said);
    }
}

/// <summary>A test with LibreOffice; skipped, saying so, where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (Program is null)
        {
            Skip = "needs LibreOffice, which is not here: apt-get install --no-install-recommends libreoffice-calc";
        }
    }

    /// <summary>The program; null where there is none.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
}
