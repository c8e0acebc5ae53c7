using System.Globalization;

namespace SocialFunnel.Analysis;

/// <summary>Something that holds after a night and that people want to be told of once.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Of what: a platform, a source, or the day a pause began.</param>
/// <param name="Title">It in a few words.</param>
/// <param name="Text">Why, and what to do, in a sentence or two.</param>
public sealed record Condition(NoticeKind Kind, string Subject, string Title, string Text)
{
    /// <summary>Everything that holds.</summary>
    /// <param name="window">The window that verdicts are taken from.</param>
    /// <param name="pulls">What the sources gave in the run.</param>
    /// <param name="pause">The pause of orders, when it is too long.</param>
    internal static IEnumerable<Condition> Of(WindowResult window, IReadOnlyList<SourcePull> pulls, Pause? pause)
    {
        foreach (var roi in window.Roi)
        {
            if (roi.Verdict == Verdict.Vanity)
            {
                yield return new Condition(NoticeKind.Vanity, roi.Platform.Name, $"{roi.Platform}: followers without sales", roi.Reason);
            }
            else if (roi.Verdict == Verdict.CostsMore)
            {
                yield return new Condition(NoticeKind.Negative, roi.Platform.Name, $"{roi.Platform} costs more than it brings", roi.Reason);
            }
        }

        foreach (var source in pulls.Where(pull => pull.State == PullState.Failed).GroupBy(pull => pull.Source, StringComparer.Ordinal))
        {
            var reason = source.Select(pull => pull.Error).FirstOrDefault(error => error is not null) ?? "Nobody knows why; the log may.";
            yield return new Condition(NoticeKind.Source, source.Key, $"Source {source.Key} gives nothing", $"{reason} Until it does, its days are missing from the report.");
        }

        if (pause is not null)
        {
            yield return new Condition(
                NoticeKind.Orders, pause.Last.ToString("O", CultureInfo.InvariantCulture), string.Create(CultureInfo.InvariantCulture, $"No orders for {pause.Days} days"), pause.Reason);
        }
    }
}
