namespace SocialFunnel.Analysis.Channels;

/// <summary>Finds channels in what people type: tags and answers.</summary>
internal static class ChannelWords
{
    private const int LongestEntry = 3;

    // Short names that people put before a campaign's: "li-launch". Not "x", which "x-mas" would be.
    private static readonly HashSet<string> Prefixes = new(["li", "tw", "tg", "wa"], StringComparer.Ordinal);

    /// <summary>Whom a <c>utm_source</c> names; null when no list knows it.</summary>
    public static ChannelEntry? Source(string tag, ChannelList list)
    {
        var phrase = ChannelText.Phrase(tag);
        if (list.FindSource(phrase) is { } whole)
        {
            return whole;
        }

        if (tag.Contains('.', StringComparison.Ordinal) && WebAddress.Parse(tag) is { Host.Length: > 0 } address)
        {
            return list.FindHost(address) ?? Fediverse.Find(address);
        }

        var bare = string.Join(' ', phrase.Split(' ').Where(word => !MediumTag.IsDecoration(word)));
        return list.FindSource(bare) ?? In(phrase, list).FirstOrDefault() ?? (Prefixes.Contains(phrase.Split(' ')[0]) ? list.FindSource(phrase.Split(' ')[0]) : null);
    }

    /// <summary>Whom a buyer's answer names; null when it names nobody, or several.</summary>
    public static ChannelEntry? Answer(string answer, ChannelList list)
    {
        var phrase = ChannelText.Phrase(answer);
        if (list.FindSource(phrase) is { } whole)
        {
            return whole;
        }

        var named = In(phrase, list).Distinct().ToList();
        // "A friend sent me your video on YouTube": the platform says more than that there was a friend.
        var telling = named.Where(entry => entry.Medium != Mediums.Referral).ToList();
        return (telling.Count > 0 ? telling : named) is [var only] ? only : null;
    }

    /// <summary>All whom a phrase names, in its order, the longest entries first.</summary>
    public static IEnumerable<ChannelEntry> In(string phrase, ChannelList list)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < words.Length; start++)
        {
            for (var length = Math.Min(LongestEntry, words.Length - start); length > 0; length--)
            {
                if (list.FindWord(string.Join(' ', words, start, length)) is { } entry)
                {
                    yield return entry;
                    start += length - 1;
                    break;
                }
            }
        }
    }
}
