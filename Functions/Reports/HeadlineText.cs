using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Puts a headline into words.</summary>
internal static class HeadlineText
{
    private const int MostNames = 3;

    /// <summary>One sentence: what pays, what does not, what to do next week, and how sure we are.</summary>
    public static string Sentence(this Headline headline, Texts texts)
    {
        var (now, step, sure) = headline.Parts(texts);
        return sure is null ? texts.With("headline.without", now, step) : texts.With("headline.sentence", now, step, sure);
    }

    /// <summary>The sentence's parts; the last is null where there is no verdict to be sure of.</summary>
    public static (string Now, string Step, string? Sure) Parts(this Headline headline, Texts texts) => (
        headline.Kind is HeadlineKind.Verdicts ? Upper(string.Join(texts["list.separator"], Judgements(headline, texts))) : texts[$"headline.{headline.Kind}"],
        Step(headline.Next, texts),
        headline.Confidence is { } confidence ? Sure(headline, confidence, texts) : null);

    /// <summary>How sure we are, and why.</summary>
    public static string Sure(Headline headline, Confidence confidence, Texts texts)
    {
        var reason = headline switch
        {
            { ModelDecides.Count: > 0 } when confidence != Confidence.Low => texts.With("sure.models", Names(headline.ModelDecides, texts)),
            { Conversions: > 0 } => texts.With("sure.traced", texts.Number(headline.Traced), texts.Number(headline.Conversions)),
            _ => texts["sure.nothing"],
        };
        return texts.With($"sure.{confidence}", reason);
    }

    /// <summary>What to do next week.</summary>
    public static string Step(NextStep next, Texts texts) => next.Kind switch
    {
        NextStepKind.Move => texts.With($"next.Move.{next.Resource}", texts.Number(next.Amount), Names(next.From, texts), Names(next.To, texts)),
        NextStepKind.Try => texts.With($"next.Try.{next.Resource}", texts.Number(next.Amount), Names(next.To, texts)),
        var other => texts[$"next.{other}"],
    };

    private static IEnumerable<string> Judgements(Headline headline, Texts texts)
    {
        (string Key, IReadOnlyList<Platform> Platforms)[] groups =
        [
            ("pays", headline.Pays),
            ("mayPay", headline.MayPay),
            ("breaksEven", headline.BreaksEven),
            ("doesNotPay", headline.DoesNotPay),
        ];
        return groups.Where(group => group.Platforms.Count > 0)
            .Select(group => texts.With($"headline.{group.Key}.{(group.Platforms.Count == 1 ? "one" : "many")}", Names(group.Platforms, texts)));
    }

    // A long list is no sentence.
    private static string Names(IReadOnlyList<Platform> platforms, Texts texts) => platforms.Count <= MostNames + 1
        ? texts.List(platforms)
        : texts.List([.. platforms.Take(MostNames).Select(texts.Within), texts.With("headline.others", platforms.Count - MostNames)]);

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
