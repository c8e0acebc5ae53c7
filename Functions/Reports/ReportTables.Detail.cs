using SocialFunnel.Analysis;
using static SocialFunnel.Reports.ReportColumn;

namespace SocialFunnel.Reports;

/// <content>The tables of details.</content>
internal static partial class ReportTables
{
    private static ReportTable Presence(string name, Report report) => ReportTable.Of(
        name,
        report.Presence,
        (Text("platform"), row => row.Platform.Name),
        (Text("verdict"), row => row.Verdict),
        (Day("day"), row => row.Day),
        (Number("looked_up"), row => row.LookedUp),
        (Number("found"), row => row.Found),
        (Number("share"), row => row.Share),
        (Number("share_lower_90"), row => row.ShareLower),
        (Number("share_upper_90"), row => row.ShareUpper),
        (Number("answers"), row => row.Answers),
        (Number("answers_total"), row => row.AnswersTotal),
        (Number("customer_share"), row => row.CustomerShare),
        (Number("hours_share"), row => row.HoursShare),
        (Text("reason"), row => row.Reason));

    private static ReportTable Quality(string name, Report report) => ReportTable.Of(
        name,
        report.Quality,
        (Text("platform"), row => row.Platform.Name),
        (Text("measure"), row => row.Name),
        (Number("value"), row => row.Value),
        (Number("lower_90"), row => row.Lower),
        (Number("upper_90"), row => row.Upper),
        (Number("n"), row => row.N),
        (Text("unit"), row => row.Unit),
        (Text("hint"), row => row.Hint),
        (Text("definition"), row => row.Definition));

    private static ReportTable Posts(string name, Report report) => ReportTable.Of(
        name,
        report.Posts,
        (Text("platform"), row => row.Platform.Name),
        (Text("dimension"), row => row.Dimension),
        (Text("group"), row => row.Group),
        (Text("metric"), row => row.Metric),
        (Text("verdict"), row => row.Verdict),
        (Number("posts"), row => row.N),
        (Number("typical"), row => row.Typical),
        (Number("lower_90"), row => row.Lower),
        (Number("upper_90"), row => row.Upper),
        (Number("ratio_to_others"), row => row.RatioToOthers));

    private static ReportTable Engagement(string name, Report report) => ReportTable.Of(
        name,
        report.Engagement,
        (Text("platform"), row => row.Platform.Name),
        (Text("definition"), row => row.Definition),
        (Number("known_days"), row => row.KnownDays),
        (Number("impressions"), row => row.Impressions),
        (Number("likes"), row => row.Likes),
        (Number("comments"), row => row.Comments),
        (Number("shares"), row => row.Shares),
        (Number("saves"), row => row.Saves),
        (Number("clicks"), row => row.Clicks),
        (Number("profile_visits"), row => row.ProfileVisits),
        (Number("posts"), row => row.Posts),
        (Number("replies_given"), row => row.RepliesGiven));

    private static ReportTable Credits(string name, Report report) => ReportTable.Of(
        name,
        report.Credits,
        (Text("model"), row => row.Model),
        (Text("channel"), row => row.Channel),
        (Number("conversions"), row => row.Conversions),
        (Number("revenue"), row => row.Revenue));

    private static ReportTable Models(string name, Report report) => ReportTable.Of(
        name,
        report.Models,
        (Text("platform"), row => row.Platform.Name),
        (Text("lowest_model"), row => row.LowestModel),
        (Number("lowest_revenue"), row => row.LowestRevenue),
        (Text("highest_model"), row => row.HighestModel),
        (Number("highest_revenue"), row => row.HighestRevenue),
        (Text("beyond_interval"), row => Words.YesNo(row.BeyondInterval)),
        (Text("turns_verdict"), row => Words.YesNo(report.Headline.ModelDecides.Contains(row.Platform))));

    private static ReportTable Customers(string name, Report report) => ReportTable.Of(
        name,
        report.Customers,
        (Text("channel"), row => row.Channel),
        (Number("customers"), row => row.Customers),
        (Number("customers_30_days"), row => row.Customers30),
        (Number("value_30_days"), row => row.Value30),
        (Number("customers_90_days"), row => row.Customers90),
        (Number("value_90_days"), row => row.Value90),
        (Number("customers_365_days"), row => row.Customers365),
        (Number("value_365_days"), row => row.Value365));

    private static ReportTable ChangedPlatforms(string name, Report report) => ReportTable.Of(
        name,
        report.Changes?.Platforms ?? [],
        (Text("platform"), row => row.Platform.Name),
        (Day("since"), _ => report.Changes?.Since),
        (Text("verdict_before"), row => row.VerdictBefore),
        (Text("verdict"), row => row.Verdict),
        (Number("roi_before"), row => row.Roi.Before),
        (Number("roi"), row => row.Roi.Now),
        (Number("revenue_before"), row => row.Revenue.Before),
        (Number("revenue"), row => row.Revenue.Now),
        (Number("hours_before"), row => row.Hours.Before),
        (Number("hours"), row => row.Hours.Now),
        (Number("followers_before"), row => row.Followers.Before),
        (Number("followers"), row => row.Followers.Now));

    private static ReportTable Gaps(string name, Report report) => ReportTable.Of(
        name,
        report.Completeness.Gaps.SelectMany(gap => gap.Spans.Select(span => (gap, span))),
        (Text("platform"), row => row.gap.Platform.Name),
        (Text("kind"), row => row.gap.Kind),
        (Day("from"), row => row.span.First),
        (Day("to"), row => row.span.Last),
        (Number("days"), row => row.span.Days));

    private static ReportTable Sources(string name, Report report) => ReportTable.Of(
        name,
        report.Completeness.Sources,
        (Text("source"), row => row.Source),
        (Text("failed"), row => Words.YesNo(row.Failed)),
        (Number("readings"), row => row.Readings),
        (Number("refused"), row => row.Refused),
        (Text("error"), row => row.Error),
        (Text("refusals"), row => string.Join('\n', row.Refusals)));
}
