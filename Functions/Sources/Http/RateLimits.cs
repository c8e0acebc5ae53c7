using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Http;

/// <summary>
/// When a vendor may be asked again, from whichever header it uses: <c>Retry-After</c> in seconds or as a date (RFC 9110), <c>RateLimit</c> (IETF draft),
/// or a reset as unix time, as ISO 8601, or as seconds to go.
/// </summary>
internal static partial class RateLimits
{
    /// <summary>How long to wait where the vendor says nothing; most count by quarters of an hour.</summary>
    public static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(15);

    private static readonly string[] Resets = ["x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset"];

    // A smaller number is no time of this century, but seconds to go.
    private const decimal LeastUnixTime = 1_000_000_000;
    private const decimal LeastUnixMilliseconds = 100_000_000_000;

    /// <summary>Requests that are left, where the vendor says so.</summary>
    public static long? Remaining(VendorAnswer answer) => Resets.Select(name => answer.Header(name.Replace("reset", "remaining", StringComparison.Ordinal)))
        .Select(text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var left) && left is >= 0 and < long.MaxValue ? (long?)left : null)
        .FirstOrDefault(left => left is not null);

    public static DateTimeOffset Until(VendorAnswer answer, DateTimeOffset now)
    {
        var told = Time(answer.Header("Retry-After"), now) ?? Resets.Select(name => Time(answer.Header(name), now)).FirstOrDefault(time => time is not null) ?? Draft(answer.Header("RateLimit"), now);
        return told is null ? now + Unsaid : told > now ? told.Value : now + TimeSpan.FromSeconds(1);
    }

    private static DateTimeOffset? Time(string? text, DateTimeOffset now)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                > 4_000_000_000_000 => null,
                >= LeastUnixMilliseconds => DateTimeOffset.FromUnixTimeMilliseconds((long)number),
                >= LeastUnixTime => DateTimeOffset.FromUnixTimeSeconds((long)number),
                _ => now + TimeSpan.FromSeconds((double)number),
            };
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }

    private static DateTimeOffset? Draft(string? text, DateTimeOffset now) => text is not null && SecondsToGo().Match(text) is { Success: true } match ? Time(match.Groups[1].Value, now) : null;

    [GeneratedRegex(@";\s*t=(\d{1,9})")]
    private static partial Regex SecondsToGo();
}
