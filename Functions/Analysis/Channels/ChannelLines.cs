using System.IO;
using CsvHelper;

namespace SocialFunnel.Analysis.Channels;

/// <summary>Reads lists of channels: a CSV with the columns <c>kind,pattern,channel,medium</c>; lines that start with # are remarks.</summary>
public static class ChannelLines
{
    private const string Columns = "kind,pattern,channel,medium";

    /// <summary>Reads lines of a brand's settings, without a header.</summary>
    /// <exception cref="FormatException">A line is wrong; the message names it and the remedy.</exception>
    public static IReadOnlyList<ChannelLine> Read(IReadOnlyList<string> lines) => lines.Count == 0 ? [] : Read($"{Columns}\n{string.Join('\n', lines)}\n", "channels");

    /// <summary>Reads a list.</summary>
    /// <param name="text">The CSV.</param>
    /// <param name="name">What to call it in an error: its file name.</param>
    /// <exception cref="FormatException">A line is wrong; the message names file, line, column, value and remedy.</exception>
    public static IReadOnlyList<ChannelLine> Read(string text, string name)
    {
        using var csv = CsvReader.FromText(text, new CsvReaderOptions { Separator = ',', CommentPrefix = '#', TrimWhitespace = true, TrackLineNumbers = true });
        csv.ReadHeader();
        if (!Columns.Split(',').All(column => csv.TryGetFieldIndex(column, out _)))
        {
            throw new FormatException($"{name}: the first line must name the columns {Columns}.");
        }

        var lines = new List<ChannelLine>();
        while (csv.Read())
        {
            lines.Add(csv.FieldCount >= 4 ? Line(csv, name) : throw new FormatException($"{name}, line {csv.LineNumber}: {csv.FieldCount} cells; there must be four: {Columns}."));
        }

        return lines;
    }

    private static ChannelLine Line(CsvReader csv, string name)
    {
        string Field(string column) => csv.GetString(column).ToLowerInvariant();
        FormatException Wrong(string column, string remedy) => new($"{name}, line {csv.LineNumber}, column {column}: '{Field(column)}' {remedy}");
        var kind = Field("kind");
        if (kind is not (ChannelLine.HostKind or ChannelLine.SourceKind or ChannelLine.WordKind))
        {
            throw Wrong("kind", "must be host, source or word.");
        }

        var pattern = kind == ChannelLine.HostKind ? Field("pattern") : ChannelText.Phrase(Field("pattern"));
        if (pattern.Length == 0 || pattern.Contains("://", StringComparison.Ordinal))
        {
            throw Wrong("pattern", "must be a host such as example.com (without https://), an app's package name, or a word.");
        }

        if (!Platform.TryParse(Field("channel"), out var channel))
        {
            throw Wrong("channel", $"is no name of a channel: {Platform.Rule}.");
        }

        return Mediums.All.Contains(Field("medium"))
            ? new ChannelLine(kind, pattern, new ChannelEntry(channel.Name, Field("medium")))
            : throw Wrong("medium", $"must be one of {string.Join(", ", Mediums.All.Order(StringComparer.Ordinal))}.");
    }

    internal static IReadOnlyList<ChannelLine> Bundled()
    {
        const string name = "channels.csv";
        using var stream = typeof(ChannelLines).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), name);
    }
}
