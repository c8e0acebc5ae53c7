namespace SocialFunnel.Notices;

/// <summary>Texts that channels accept.</summary>
internal static class NoticeText
{
    /// <summary>A text on one line, cut where it is longer; half of a character is never left.</summary>
    public static string Line(string text, int longest) => Cut(new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]), longest);

    /// <summary>A text, cut where it is longer; half of a character is never left.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = longest - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }
}
