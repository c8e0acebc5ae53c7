using System.Globalization;
using SocialFunnel.Access;
using SocialFunnel.Analysis;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Notices;

/// <summary>Puts together what notices say: an alert from its row, a digest from the report.</summary>
public sealed class NoticeContents(ReportReader reports, NoticeStore notices, SharedLinks links)
{
    private const string Window = "90d";
    private const int MostLines = 12;

    /// <summary>What a notice says; null when there is nothing to say it from any more.</summary>
    internal async Task<NoticeContent?> Of(StoredBrand stored, Notice notice, CancellationToken cancellation)
    {
        var start = Start(stored.Brand, notice) with { Links = await Links(stored.Brand.Id, notice, cancellation) };
        if (notice.Kind != NoticeKind.Digest)
        {
            return start with { Title = $"{stored.Brand.Name}: {notice.Title}", Summary = notice.Text };
        }

        return await reports.Find(stored, ReportWindow.Every.Single(window => window.Name == Window), cancellation) is { } report
            ? Digest(start, report, await notices.List(stored.Brand.Id, notice.Since.AddDays(-6), cancellation))
            : null;
    }

    private static NoticeContent Digest(NoticeContent start, Report report, IReadOnlyList<Notice> week) => start with
    {
        Title = $"{start.Name}: your week until {report.Totals.Window.Last.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
        Summary = report.Headline.Sentence(Texts.English),
        Platforms = [.. report.Platforms.OrderByDescending(roi => roi.Roi ?? double.NegativeInfinity).Select(roi => new NoticePlatform(
            roi.Platform.Name, roi.Verdict, report.Changes?.Platforms.FirstOrDefault(change => change.Platform == roi.Platform && change.IsNewVerdict)?.VerdictBefore, roi.Roi, roi.RoiLower, roi.RoiUpper))],
        Lines = [.. Lines(report, week).Take(MostLines)],
    };

    private static IEnumerable<string> Lines(Report report, IReadOnlyList<Notice> week)
    {
        foreach (var advice in report.NextWeek.Advice.Where(advice => advice.Change != 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Next week, {advice.Platform}: {advice.Resource} {advice.Current:0.##} to {advice.Advised:0.##}. {advice.Reason}");
        }

        foreach (var trial in report.NextWeek.Experiments)
        {
            yield return trial.Reason;
        }

        // An alert that was lost on its way is told here at the latest.
        foreach (var alert in week.Where(alert => alert.Kind != NoticeKind.Digest).DistinctBy(alert => (alert.Kind, alert.Subject, alert.Since)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{alert.Since:d MMMM}: {alert.Title}.");
        }

        foreach (var source in report.Completeness.Sources.Where(source => source.Failed))
        {
            yield return $"Source {source.Source} is missing some days: {source.Error ?? "nobody knows why."}";
        }

        foreach (var remark in report.Totals.Remarks)
        {
            yield return remark;
        }
    }

    private static NoticeContent Start(Brand brand, Notice notice) => new()
    {
        Id = notice.Id,
        Kind = notice.Kind.ToString().ToLowerInvariant(),
        Brand = brand.Id,
        Name = brand.Name,
        Day = notice.Since,
        Title = "",
        Summary = "",
    };

    private async Task<IReadOnlyList<NoticeLink>> Links(string brand, Notice notice, CancellationToken cancellation)
    {
        (string Label, string? Url)[] all =
        [
            ("Report", await links.ForMessage(brand, SharedPage.Report, cancellation)),
            ("What each source gave", notice.Kind == NoticeKind.Source ? links.WithoutLink(brand, $"runs/{notice.Run}?format=html") : null),
            ("Log the week's hours", await links.ForMessage(brand, SharedPage.Hours, cancellation)),
        ];
        return [.. all.Where(link => link.Url is not null).Select(link => new NoticeLink(link.Label, link.Url!))];
    }
}
