using System.Text;

namespace SocialFunnel.Analysis.Channels;

/// <summary>Words in tags and answers, however they were typed.</summary>
internal static class ChannelText
{
    // What tools write where a value is missing, and macros that nobody filled in.
    private static readonly HashSet<string> Nothing = new(
        ["", "null", "undefined", "none", "not set", "not provided", "n a", "na", "nan", "unknown", "unset", "test", "string"], StringComparer.Ordinal);

    /// <summary>Lower case, everything but letters and digits a single space: <c>IG_Bio</c> is <c>ig bio</c>.</summary>
    public static string Phrase(string text)
    {
        var phrase = new StringBuilder(text.Length);
        // Half a surrogate pair cannot be normalised: a round trip replaces it.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        foreach (var c in valid.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                phrase.Append(c);
            }
            else if (phrase.Length > 0 && phrase[^1] != ' ')
            {
                phrase.Append(' ');
            }
        }

        return phrase.ToString().TrimEnd();
    }

    /// <summary>A tag as somebody meant it; null when it says nothing. A value that was encoded twice is decoded twice.</summary>
    public static string? Tag(string? text)
    {
        var value = (text ?? "").Trim();
        value = value.Contains('%', StringComparison.Ordinal) ? WebAddress.Decode(value).Trim() : value;
        var macro = value.StartsWith('{') || value.StartsWith('[') || value.StartsWith("${", StringComparison.Ordinal);
        return macro || Nothing.Contains(Phrase(value)) ? null : value;
    }

    /// <summary>A tag that no list knows as the name of a channel; null when it cannot be one, or may hold somebody's address.</summary>
    public static string? ChannelName(string tag)
    {
        if (tag.Contains('@', StringComparison.Ordinal))
        {
            return null;
        }

        var name = Phrase(tag).Replace(' ', '-');
        name = name.Length > 40 ? name[..40].TrimEnd('-') : name;
        return Platform.TryParse(name, out var channel) ? channel.Name : null;
    }
}
