using System.IO;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>How a text file is written, found by looking at its start.</summary>
/// <param name="Encoding">UTF-8 or UTF-16; bytes that are no UTF-8 fall back as <see cref="LegacyFallback"/> says.</param>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="Legacy">Counts the bytes that were no UTF-8.</param>
internal sealed record TextDialect(Encoding Encoding, char Delimiter, LegacyFallback Legacy)
{
    /// <summary>Bytes of a file that are looked at.</summary>
    public const int HeadBytes = 64 * 1024;

    private const int MostRows = 40;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>Looks at the start of a file.</summary>
    /// <exception cref="InvalidDataException">It is no text; the message says why.</exception>
    public static TextDialect Of(ReadOnlySpan<byte> head, bool isWhole)
    {
        var (encoding, legacy) = EncodingOf(head);
        using var reader = new StreamReader(new MemoryStream(head.ToArray()), encoding, detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        if (FirstFull(text).Contains('\0'))
        {
            throw new InvalidDataException("This is no text and no table that is known: save a spreadsheet as CSV in UTF-8 or as .xlsx, and UTF-16 with its byte order mark.");
        }

        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("This is a web page and no table: the download may have needed a sign-in. Download the file again.");
        }

        var fresh = EncodingOf(head);
        return new TextDialect(fresh.Encoding, DelimiterOf(text, isWhole), fresh.Legacy);
    }

    /// <summary>Whether a first row is the line by which a spreadsheet names its delimiter.</summary>
    public static bool IsSeparatorLine(string[] cells) => cells.Length > 0 && SeparatorIn(string.Join('\0', cells)) is not null;

    private static char? SeparatorIn(string line)
    {
        var trimmed = line.Trim(' ', '"', '\uFEFF', '\0');
        return trimmed.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && trimmed.Length <= 5 ? trimmed.Length == 5 ? trimmed[4] : '\t' : null;
    }

    private static char DelimiterOf(string text, bool isWhole)
    {
        var lineEnd = text.AsSpan().IndexOfAny('\r', '\n');
        var firstLine = lineEnd < 0 ? text : text[..lineEnd];
        if (firstLine.Length <= 10 && firstLine.Trim(' ', '"') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var named, ..] && Delimiters.Contains(named))
        {
            return named;
        }

        // The delimiter with which the start holds a table that is known; of several the one that gives the widest header.
        var best = (Width: 0, Delimiter: '\0');
        foreach (var delimiter in Delimiters)
        {
            var rows = DelimitedText.Head(text, delimiter, MostRows);
            var width = ExportForms.FirstTable(isWhole ? rows : [.. rows.SkipLast(1)])?.Header.Width ?? 0;
            best = width > best.Width ? (width, delimiter) : best;
        }

        return best.Width > 0 ? best.Delimiter : Delimiters.MaxBy(candidate => FirstFull(text).Count(c => c == candidate));
    }

    private static string FirstFull(string text) => text.Split(['\r', '\n'], 50).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";

    private static (Encoding Encoding, LegacyFallback Legacy) EncodingOf(ReadOnlySpan<byte> head)
    {
        var legacy = new LegacyFallback(LegacyFallback.CodePageOf(head));
        return (Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, legacy), legacy);
    }
}
