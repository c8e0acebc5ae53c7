using System.IO;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>What an import makes of one file, in the night of 2026-11-23 or on the day of a test.</summary>
internal sealed record Imported(List<Reading> Readings, ImportReport Report)
{
    public static async Task<Imported> Of(string name, byte[] content, string options = "{}", params (string Name, string Value)[] said)
    {
        var context = Pulls.Night("exports", ExportsPull.Day, options: options);
        var import = new FileImport(context, ExportsPull.Keys, ExportAnswers.Of(said.ToDictionary(answer => answer.Name, answer => (string?)answer.Value)));
        var readings = new List<Reading>();
        await foreach (var reading in import.Read(new ExportFile(name, TextFiles.Usual, content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content))), CancellationToken.None))
        {
            readings.Add(reading);
        }

        return new Imported(readings, import.Report(name));
    }

    public static Task<Imported> Of(string text, params (string Name, string Value)[] said) => Of("file.csv", Encoding.UTF8.GetBytes(text), "{}", said);

    /// <summary>A real file beside the repository.</summary>
    public static Task<Imported> Real(string path, params (string Name, string Value)[] said) =>
        Of(Path.GetFileName(path), File.ReadAllBytes(SharedData.PathOf($"data/exports/{path}")), "{}", said);

    /// <summary>Nothing refused, and nothing open.</summary>
    public Imported Clean()
    {
        Assert.Empty(Report.Refused);
        Assert.Equal(0, Report.RefusedCount);
        Assert.Empty(Report.Asks);
        return this;
    }

    public ImportTable Table(string name) => Assert.Single(Report.Tables, table => table.Table == name);

    public List<T> All<T>()
        where T : Reading => [.. Readings.OfType<T>()];
}
