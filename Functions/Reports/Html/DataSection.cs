using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>What of the data is missing: days, pulls, refused rows, connections that need somebody.</summary>
internal static class DataSection
{
    private const int MostRefusals = 5;

    public static Markup Of(ReportView view)
    {
        var (report, texts) = (view.Report, view.Texts);
        var data = report.Completeness;
        List<Markup> lines =
        [
            .. data.Connections.Select(connection => Problem(texts.With("data.connection", connection.Source), connection.ExpiresAt is { } at ? texts.With("data.expires", texts.Day(DateOnly.FromDateTime(at.UtcDateTime)), connection.Problem) : connection.Problem)),
            .. data.Sources.Where(source => source.Failed).Select(source => Problem(texts.With("data.failed", source.Source), source.Error ?? texts["data.late"])),
            .. data.Sources.Where(source => source.Refused > 0).Select(source => Refused(texts, source)),
            .. data.Gaps.Select(gap => Problem(
                texts.With($"data.gap.{gap.Kind}", texts.Name(gap.Platform), texts.Count("days", gap.Days)),
                texts.List(gap.Spans.Take(4).Select(texts.Span)) + (gap.Spans.Count > 4 ? texts["data.andMore"] : ""))),
        ];
        var known = data.ConversionsKnown is { } days ? texts.With("data.orders", texts.Span(days)) : texts["data.noOrders"];
        var first = data.FirstKnown is { } day ? texts.With("data.since", texts.Day(day)) : "";
        var list = lines.Count == 0
            ? Markup.Of($"<p class=\"allgood\"><span aria-hidden=\"true\">✓</span> {texts[data.Sources.Count == 0 ? "data.noneKnown" : "data.complete"]}</p>")
            : Markup.Of($"<ul class=\"problems\">{Markup.Join(lines)}</ul>");
        var notes = Markup.Join(data.Sources.Where(source => source.Notes.Count > 0).Select(source => ReportView.More(texts.With("data.notes", source.Source), Lines(source.Notes))));
        return view.Section("data", Markup.Of($"<p>{first} {known}</p>{list}{notes}"));
    }

    private static Markup Problem(string what, string why) => Markup.Of($"<li><strong>{what}</strong> <span>{why}</span></li>");

    private static Markup Refused(Texts texts, SourceState source) => Markup.Of(
        $"<li><strong>{texts.With("data.refused", source.Source, texts.Number(source.Refused))}</strong> {ReportView.More(texts["data.refused.first"], Lines(source.Refusals.Take(MostRefusals)))}</li>");

    private static Markup Lines(IEnumerable<string> lines) => Markup.Of($"<ul>{Markup.Join(lines.Select(line => Markup.Of($"<li>{line}</li>")))}</ul>");
}
