using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>One platform's posts and days of a window, from which its measures are taken.</summary>
internal sealed record QualityScope(
    Platform Platform, Window Window, IReadOnlyList<PostReading> Posts, IReadOnlyList<EngagementReading> Days, IReadOnlyList<AudienceReading> Audience, BrandCalendar Calendar)
{
    /// <summary>What somebody published to everybody.</summary>
    public IEnumerable<PostReading> WithoutReplies => Posts.Where(post => post.Kind != "reply");

    /// <summary>A measure with an interval around its value; none where half its width is unknown.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">What is divided by what.</param>
    /// <param name="n">Cases.</param>
    /// <param name="unit">What a case is.</param>
    /// <param name="value">The value.</param>
    /// <param name="ends">The interval's ends.</param>
    /// <param name="hint">What it says.</param>
    public QualityMetric Metric(string name, string definition, int n, string unit, double value, (double Lower, double Upper)? ends, FormattableString hint) => new()
    {
        Platform = Platform,
        Window = Window,
        Name = name,
        Definition = definition,
        N = n,
        Unit = unit,
        Value = Finite.Or(value),
        Lower = Finite.Or(ends?.Lower),
        Upper = Finite.Or(ends?.Upper),
        Hint = hint.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The ends of a rate that cannot be negative.</summary>
    public static (double Lower, double Upper)? RateEnds(double value, Mean? mean) =>
        mean is { } some && some.Freedom >= Quality.EnoughPosts - 1 ? (Math.Max(0, value - some.Half()), value + some.Half()) : null;
}
