using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>Texts longer than the 32K characters of one property are cut over several: <c>Days</c>, <c>Days2</c>, <c>Days3</c>, …</summary>
public static class LongText
{
    private const int Longest = 32_000;

    /// <summary>Puts a text into a row.</summary>
    public static void Put(TableEntity row, string property, string text)
    {
        var part = 0;
        var start = 0;
        do
        {
            var length = Math.Min(Longest, text.Length - start);

            // Half of a surrogate pair cannot be stored.
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            row[Name(property, part++)] = text.Substring(start, length);
            start += length;
        }
        while (start < text.Length);
    }

    /// <summary>Reads it back; null where there is none.</summary>
    public static string? Get(TableEntity row, string property)
    {
        var parts = new List<string>();
        while (row.TryGetValue(Name(property, parts.Count), out var value) && value is string part)
        {
            parts.Add(part);
        }

        return parts.Count == 0 ? null : string.Concat(parts);
    }

    private static string Name(string property, int part) => part == 0 ? property : $"{property}{part + 1}";
}
