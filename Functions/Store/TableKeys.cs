using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialFunnel.Store;

/// <summary>Every key of every table, in one place. Parts are joined by <c>|</c>; what a key may not hold is escaped.</summary>
public static class TableKeys
{
    /// <summary>Partition of the table <c>brands</c>: one, so that brands can be paged in order.</summary>
    public const string Brands = "brand";

    /// <summary>Partition of the table <c>runs</c> that lists the runs which have not ended, of all brands. No brand's id can be this.</summary>
    public const string OpenRuns = "!open";

    /// <summary>Partition of the table <c>erasures</c>: one, so that those of all brands are found. No brand's id can be this.</summary>
    public const string Erasures = "!erasure";

    /// <summary>First part of the keys of posts.</summary>
    public const string Posts = "post";

    private const char Separator = '|';

    // A key holds 1 KiB, 512 characters. The longest is the history of a post or of a traffic source: three parts of any length, and 90 characters.
    private const int LongestPart = 140;

    /// <summary>Key of a month of daily facts: kind, platform, account, month, source.</summary>
    public static string Month(string kind, string platform, string account, DateOnly day, string source) =>
        Join(kind, platform, account, day.ToString("yyyy-MM", CultureInfo.InvariantCulture), source);

    /// <summary>Key of a post: platform, account, day, id, source.</summary>
    public static string Post(Account account, DateOnly day, string postId, string source) =>
        Join(Posts, account.Platform.Name, account.Name, day.ToString("O", CultureInfo.InvariantCulture), postId, source);

    /// <summary>Key of a restated value: the key of its row, what it was, and when it had been retrieved.</summary>
    public static string History(string rowKey, string detail, DateTimeOffset retrieved) =>
        string.Concat(rowKey, Separator, Join(detail, retrieved.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)));

    /// <summary>Partition of a brand's conversions and touches of a month.</summary>
    public static string BrandMonth(string brand, DateOnly day) => Join(brand, day.ToString("yyyy-MM", CultureInfo.InvariantCulture));

    /// <summary>Key of a conversion: source and the shop's id.</summary>
    public static string Conversion(string source, string id) => Join(source, id);

    /// <summary>Key of a touch: journey, time, sequence.</summary>
    public static string Touch(string journey, DateTimeOffset at, int sequence) =>
        Join(journey, at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture), sequence.ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>Key of a pull of a run; the run's own row is its id alone.</summary>
    public static string Pull(string run, string pull) => Join(run, pull);

    /// <summary>Key of the days that a source has told already.</summary>
    public static string Coverage(string source) => Join("!coverage", source);

    /// <summary>Key of a brand's key, or of a link that it shared: an id.</summary>
    public static string Access(string id) => Escape(id);

    /// <summary>Key of a notice: kind, subject, the day it began, and where it goes. Whatever the night, it is the same for the same event.</summary>
    public static string Notice(string kind, string subject, DateOnly since, string channel) =>
        Join(kind, subject, since.ToString("O", CultureInfo.InvariantCulture), channel);

    /// <summary>Key of what is known of a condition: kind and subject.</summary>
    public static string Standing(string kind, string subject) => Join("!standing", kind, subject);

    /// <summary>
    /// Key in the list of open runs, in the order of the brands' ids: the space sorts before everything an id may hold, as the usual separator
    /// does not (<c>acme-eu|</c> sorts before <c>acme|</c>).
    /// </summary>
    public static string OpenRun(string brand, string run) => string.Concat(brand, " ", Escape(run));

    /// <summary>The first key behind a brand's in the list of open runs.</summary>
    public static string AfterOpenRuns(string brand) => brand + '!';

    /// <summary>Joins escaped parts.</summary>
    public static string Join(params string[] parts) => string.Join(Separator, parts.Select(Escape));

    /// <summary>The first key behind all keys that start with <paramref name="prefix"/> and a separator.</summary>
    public static string After(string prefix) => prefix + (char)(Separator + 1);

    /// <summary>The first key that starts with <paramref name="prefix"/> and a separator.</summary>
    public static string From(string prefix) => prefix + Separator;

    /// <summary>
    /// Makes a text fit for a key: <c>/ \ # ? %</c>, control characters, halves of surrogate pairs, the separator and the escape sign itself
    /// become <c>!</c> and four hex digits. What is longer than 140 characters then is cut and given a hash, so that it stays unique.
    /// </summary>
    public static string Escape(string part)
    {
        var escaped = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            var c = part[i];
            if (char.IsHighSurrogate(c) && i + 1 < part.Length && char.IsLowSurrogate(part[i + 1]))
            {
                escaped.Append(c).Append(part[++i]);
            }
            else if (c is '/' or '\\' or '#' or '?' or '%' or '!' or Separator || char.IsControl(c) || char.IsSurrogate(c))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"!{(int)c:X4}");
            }
            else
            {
                escaped.Append(c);
            }
        }

        if (escaped.Length <= LongestPart)
        {
            return escaped.ToString();
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(part)))[..32];
        var cut = char.IsHighSurrogate(escaped[LongestPart - 41]) ? LongestPart - 41 : LongestPart - 40;
        return $"{escaped.ToString(0, cut)}!h{hash}";
    }
}
