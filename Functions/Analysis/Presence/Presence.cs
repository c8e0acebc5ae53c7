using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>Be where the customers are: compares where they were found with where the hours go.</summary>
public static class Presence
{
    /// <summary>Presence on every platform that has a lookup, an answer, or hours.</summary>
    /// <param name="lookups">In any order; of each platform the latest counts, since samples overlap and cannot be added.</param>
    /// <param name="hours">Hours of the window per platform.</param>
    /// <param name="answers">Platforms that buyers named when asked how they heard of the brand, an entry per answer; null for any other answer.</param>
    /// <returns>Sorted by platform.</returns>
    public static IReadOnlyList<PlatformPresence> Of(
        IReadOnlyList<PresenceReading> lookups, IReadOnlyDictionary<Platform, decimal> hours, IReadOnlyList<Platform?> answers)
    {
        var latest = lookups.GroupBy(reading => reading.Account.Platform).ToDictionary(
            group => group.Key,
            group => group.OrderBy(reading => reading.Day).ThenBy(reading => reading.RetrievedAt).ThenBy(reading => reading.LookedUp).ThenBy(reading => reading.Found).Last());
        var shares = latest.ToDictionary(entry => entry.Key, entry => Share.Of(entry.Value.Found, entry.Value.LookedUp));
        var compared = shares.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, entry => entry.Value!.Value);
        var allHours = compared.Keys.Sum(platform => hours.GetValueOrDefault(platform));
        return
        [
            .. latest.Keys.Concat(hours.Keys).Concat(answers.OfType<Platform>()).Distinct().Order().Select(platform =>
            {
                var named = answers.Count(answer => answer == platform);
                var answered = Share.Of(named, answers.Count);
                var share = compared.TryGetValue(platform, out var some) ? some : (Share?)null;
                var part = share is null ? null : Part(compared, platform, own => own.Value, other => other.Value);
                double? hoursPart = share is not null && allHours > 0 ? (double)(hours.GetValueOrDefault(platform) / allHours) : null;
                var verdict = Verdict(compared, platform, hoursPart);
                return new PlatformPresence
                {
                    Platform = platform,
                    Day = latest.GetValueOrDefault(platform)?.Day,
                    LookedUp = latest.GetValueOrDefault(platform)?.LookedUp ?? 0,
                    Found = latest.GetValueOrDefault(platform)?.Found ?? 0,
                    Share = share?.Value,
                    ShareLower = share?.Lower,
                    ShareUpper = share?.Upper,
                    Answers = named,
                    AnswersTotal = answers.Count,
                    AnswerShare = answered?.Value,
                    AnswerShareLower = answered?.Lower,
                    AnswerShareUpper = answered?.Upper,
                    HoursShare = hoursPart,
                    CustomerShare = part,
                    Difference = Finite.Or(part - hoursPart),
                    Verdict = verdict,
                    Reason = Reason(verdict, latest.GetValueOrDefault(platform), share, hoursPart, named, answers.Count),
                };
            }),
        ];
    }

    /// <summary>More or fewer hours only where even the unfavourable ends of all intervals say so.</summary>
    private static string Verdict(Dictionary<Platform, Share> compared, Platform platform, double? hoursPart) => hoursPart switch
    {
        null => "not enough data",
        _ when compared.Count < 2 => "not enough data",
        _ when Part(compared, platform, own => own.Lower, other => other.Upper) > hoursPart => "more hours",
        _ when Part(compared, platform, own => own.Upper, other => other.Lower) < hoursPart => "fewer hours",
        _ => "as it is",
    };

    private static double? Part(Dictionary<Platform, Share> compared, Platform platform, Func<Share, double> own, Func<Share, double> other)
    {
        // In the order of the names: the last bit of a sum must not depend on the order of the input.
        var sum = own(compared[platform]) + compared.Where(entry => entry.Key != platform).OrderBy(entry => entry.Key).Sum(entry => other(entry.Value));
        return sum > 0 ? own(compared[platform]) / sum : null;
    }

    private static string Reason(string verdict, PresenceReading? lookup, Share? share, double? hoursPart, int named, int answers)
    {
        var found = share is { } some
            ? Text($"{lookup!.Found} of {lookup.LookedUp} customers were found here ({some.Value:0%}, 90 % interval {some.Lower:0%} to {some.Upper:0%})")
            : "No customer was looked up here";
        var spent = hoursPart is { } part ? Text($", and {part:0%} of the hours go here") : "";
        var told = named > 0 ? Text($"; {named} of {answers} buyers say they heard of you here") : "";
        return verdict switch
        {
            "more hours" => $"Move hours here: {Lower(found)}{spent}{told}.",
            "fewer hours" => $"Move hours elsewhere: {Lower(found)}{spent}{told}.",
            "as it is" => $"{found}{spent}{told}: no clear difference.",
            _ => $"{found}{spent}{told}: look up the same customers on at least two platforms, and log or plan hours, to compare.",
        };
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
