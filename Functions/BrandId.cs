namespace SocialFunnel;

/// <summary>What a brand's id may look like; it stands in addresses, table keys, and folder names.</summary>
public static class BrandId
{
    /// <summary>The rule in words, for error messages.</summary>
    public const string Rule = "1 to 63 characters of a-z, 0-9, and dash, starting with a letter or digit";

    /// <summary>Whether a text keeps <see cref="Rule"/>.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: >= 1 and <= 63 } && char.IsAsciiLetterOrDigit(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>A rejected id as it may be shown: no control characters, at most 63 characters.</summary>
    public static string Shown(string id)
    {
        var clean = new string([.. id.Take(63).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '·' : c)]);
        return id.Length > 63 ? clean + "…" : clean;
    }
}
