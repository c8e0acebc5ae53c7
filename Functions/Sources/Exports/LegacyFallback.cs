using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Reads bytes that are no UTF-8 in the code page that Excel saves in, and counts them: Windows-1252 of Western Europe, or Windows-1251
/// where the start of the file looks Cyrillic. Works while streaming, unlike a guess that needs the whole file first.
/// </summary>
/// <param name="codePage">1251 or 1252.</param>
internal sealed class LegacyFallback(int codePage) : DecoderFallback
{
    private const int Western = 1252;
    private const int Cyrillic = 1251;

    private readonly Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

    /// <summary>Name of the code page for people.</summary>
    public string Name => $"Windows-{codePage}";

    /// <summary>
    /// Which code page fits the start of a file: Cyrillic words are runs of high bytes, while accents of Western Europe stand alone between
    /// ASCII letters.
    /// </summary>
    public static int CodePageOf(ReadOnlySpan<byte> head)
    {
        var (inRuns, all) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] < 0x80)
            {
                continue;
            }

            all++;
            inRuns += head[i] >= 0xC0 && (i > 0 && head[i - 1] >= 0xC0 || i + 1 < head.Length && head[i + 1] >= 0xC0) ? 1 : 0;
        }

        return all > 0 && inRuns * 2 > all ? Cyrillic : Western;
    }

    /// <summary>How many bytes were read that way.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Characters(this);

    private sealed class Characters(LegacyFallback owner) : DecoderFallbackBuffer
    {
        private string text = "";
        private int next;

        public override int Remaining => text.Length - next;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Bytes += bytesUnknown.Length;
            text = owner.encoding.GetString(bytesUnknown);
            next = 0;
            return text.Length > 0;
        }

        public override char GetNextChar() => next < text.Length ? text[next++] : '\0';

        public override bool MovePrevious()
        {
            if (next == 0)
            {
                return false;
            }

            next--;
            return true;
        }

        public override void Reset() => (text, next) = ("", 0);
    }
}
