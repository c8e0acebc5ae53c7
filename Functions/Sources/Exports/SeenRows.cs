using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// Remembers which rows of a file came before, as hashes, in bounded memory: at least the last <see cref="Span"/> distinct ones,
/// so that a repetition further apart than that goes unnoticed.
/// </summary>
internal sealed class SeenRows
{
    /// <summary>Distinct rows that are remembered at least.</summary>
    public const int Span = 500_000;

    private readonly XxHash64 hash = new();
    private Dictionary<ulong, (ulong Content, long Line)> recent = [];
    private Dictionary<ulong, (ulong Content, long Line)> older = [];

    /// <summary>Identical rows that were met again.</summary>
    public long Repetitions { get; private set; }

    /// <summary>Remembers a row.</summary>
    /// <param name="key">What may be there once, as texts.</param>
    /// <param name="content">All that is read of the row.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="before">Line of the row with the same key, where there was one.</param>
    /// <returns>Whether the row is new, an identical repetition, or contradicts the earlier one.</returns>
    public Seen Add(IEnumerable<string?> key, IEnumerable<string?> content, long line, out long before)
    {
        var (keyHash, contentHash) = (Hash(key), Hash(content));
        if (recent.TryGetValue(keyHash, out var known) || older.TryGetValue(keyHash, out known))
        {
            before = known.Line;
            Repetitions += known.Content == contentHash ? 1 : 0;
            return known.Content == contentHash ? Seen.Again : Seen.Different;
        }

        if (recent.Count >= Span)
        {
            (older, recent) = (recent, []);
        }

        recent.Add(keyHash, (contentHash, line));
        before = 0;
        return Seen.New;
    }

    private ulong Hash(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            hash.Append(MemoryMarshal.AsBytes((text ?? "").AsSpan()));
            hash.Append([0xFF, 0xFF]);
        }

        var value = hash.GetCurrentHashAsUInt64();
        hash.Reset();
        return value;
    }
}

/// <summary>Whether a row was there before.</summary>
internal enum Seen
{
    /// <summary>It was not.</summary>
    New,

    /// <summary>The same row was.</summary>
    Again,

    /// <summary>A row with the same key and other values was.</summary>
    Different,
}
