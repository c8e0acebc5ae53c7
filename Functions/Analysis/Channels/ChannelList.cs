using System.Collections.Frozen;

namespace SocialFunnel.Analysis.Channels;

/// <summary>
/// Hosts, apps and words, and the channel each belongs to. Immutable: <see cref="With"/> gives a list that a user's own lines extend
/// and overrule.
/// </summary>
public sealed class ChannelList
{
    private const string AnyCountry = ".{}";
    private readonly FrozenDictionary<string, ChannelEntry> below;
    private readonly FrozenDictionary<string, ChannelEntry> exact;
    private readonly FrozenDictionary<string, (string Path, ChannelEntry Entry)[]> paths;
    private readonly FrozenDictionary<string, ChannelEntry> sources;
    private readonly FrozenDictionary<string, ChannelEntry> words;
    private readonly FrozenDictionary<string, string> mediums;
    private readonly IReadOnlyList<ChannelLine> lines;

    /// <summary>Builds a list; of two lines for one pattern the later counts.</summary>
    public ChannelList(IEnumerable<ChannelLine> lines)
    {
        this.lines = [.. lines];
        var hosts = this.lines.Where(line => line.Kind == ChannelLine.HostKind).ToList();
        below = Index(hosts.Where(line => !line.Pattern.StartsWith('=') && !line.Pattern.Contains('/')), line => line.Pattern);
        exact = Index(hosts.Where(line => line.Pattern.StartsWith('=')), line => line.Pattern[1..]);
        paths = hosts.Where(line => line.Pattern.Contains('/'))
            .GroupBy(line => line.Pattern[..line.Pattern.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, LongestFirst, StringComparer.Ordinal);
        words = Index(this.lines.Where(line => line.Kind == ChannelLine.WordKind), line => line.Pattern);
        mediums = this.lines.GroupBy(line => line.Entry.Channel, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Last().Entry.Medium, StringComparer.Ordinal);
        sources = Index(this.lines.Where(line => line.Kind != ChannelLine.HostKind), line => line.Pattern);
    }

    /// <summary>The list that comes with the program.</summary>
    public static ChannelList Default { get; } = new(ChannelLines.Bundled());

    /// <summary>This list with more lines, which overrule what stands here.</summary>
    public ChannelList With(IEnumerable<ChannelLine> more) => new([.. lines, .. more]);

    /// <summary>
    /// Whom an address belongs to; null when nobody knows. Matches whole labels only (<c>notlinkedin.com</c> is not LinkedIn),
    /// from the longest entry to the shortest, an entry with a path before one without.
    /// </summary>
    internal ChannelEntry? FindHost(WebAddress address)
    {
        for (var suffix = address.Host; suffix.Length > 0; suffix = Parent(suffix))
        {
            var whole = suffix.Length == address.Host.Length || address.Host.Length - suffix.Length == 2 && address.Host.StartsWith("m.", StringComparison.Ordinal);
            if ((FindAt(suffix, address.Path, whole) ?? (Stem(suffix) is { } stem ? FindAt(stem, address.Path, whole) : null)) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Every channel that a line names.</summary>
    internal IEnumerable<string> Channels => mediums.Keys;

    /// <summary>What names a channel in a tag: words first, then hosts.</summary>
    internal IEnumerable<string> TagsFor(string channel) => lines
        .Where(line => line.Entry.Channel == channel)
        .OrderBy(line => line.Kind == ChannelLine.HostKind).Select(line => line.Pattern.TrimStart('=').Replace(AnyCountry, ".com", StringComparison.Ordinal));

    /// <summary>The usual medium of a channel; null for one that no line names.</summary>
    internal string? MediumOf(string channel) => mediums.GetValueOrDefault(channel);

    /// <summary>Whom the whole of a tag names; null when nobody knows. In lower case, with single spaces for separators.</summary>
    internal ChannelEntry? FindSource(string phrase) => sources.GetValueOrDefault(phrase);

    /// <summary>Whom a word within a longer text names.</summary>
    internal ChannelEntry? FindWord(string phrase) => words.GetValueOrDefault(phrase);

    private ChannelEntry? FindAt(string host, string path, bool whole)
    {
        if (paths.TryGetValue(host, out var candidates))
        {
            foreach (var (prefix, entry) in candidates)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
                {
                    return entry;
                }
            }
        }

        return (whole ? exact.GetValueOrDefault(host) : null) ?? below.GetValueOrDefault(host);
    }

    private static string Parent(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? "" : host[(dot + 1)..];
    }

    // "pinterest.co.uk" and "pinterest.de" are "pinterest.{}".
    private static string? Stem(string host)
    {
        var length = WebDomain.SuffixLength(host);
        var country = host.EndsWith(".com", StringComparison.Ordinal) || length > 2 && host[^3] == '.' || length == 2;
        return country && length > 0 ? host[..^(length + 1)] + AnyCountry : null;
    }

    private static (string, ChannelEntry)[] LongestFirst(IEnumerable<ChannelLine> group) =>
        [.. group.Select(line => (line.Pattern[line.Pattern.IndexOf('/', StringComparison.Ordinal)..], line.Entry)).Reverse().OrderByDescending(pair => pair.Item1.Length)];

    private static FrozenDictionary<string, ChannelEntry> Index(IEnumerable<ChannelLine> lines, Func<ChannelLine, string> key)
    {
        var index = new Dictionary<string, ChannelEntry>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            index[key(line)] = line.Entry;
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
