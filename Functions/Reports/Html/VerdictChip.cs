using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>Verdicts as people see them: a sign and words, so that nobody needs colours.</summary>
internal static class VerdictChip
{
    /// <summary>A verdict, leading to its evidence.</summary>
    public static Markup Of(PlatformRoi roi, Texts texts) => Markup.Of($"<a class=\"chip {Style(roi.Verdict)}\" href=\"#why-{roi.Platform}\">{Plain(roi.Verdict, texts)}</a>");

    /// <summary>A verdict without a link.</summary>
    public static Markup Still(string? verdict, Texts texts) => verdict is null
        ? Markup.Of($"{texts["unknown"]}")
        : Markup.Of($"<span class=\"chip {Style(verdict)}\">{Plain(verdict, texts)}</span>");

    /// <summary>The class of a verdict's colours.</summary>
    public static string Style(string verdict) => verdict switch
    {
        Verdict.Pays or Verdict.MayPay => "good",
        Verdict.CostsMore => "bad",
        Verdict.Vanity => "vanity",
        _ => "open",
    };

    private static Markup Plain(string verdict, Texts texts)
    {
        var sign = Style(verdict) switch { "good" => "▲", "bad" => "▼", "vanity" => "◆", _ => "○" };
        return Markup.Of($"<span aria-hidden=\"true\">{sign}</span> {texts.Find($"verdict.{verdict}") ?? verdict}");
    }
}
