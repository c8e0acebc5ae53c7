using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>A report and the reader's texts: what every section of the page is made of.</summary>
internal sealed record ReportView(Report Report, Texts Texts)
{
    /// <summary>
    /// Stands where an address needs what lets its reader in; the answer puts it in, so that a page can be kept for several readers. No text from outside can hold
    /// it: signs of private use are encoded.
    /// </summary>
    public static Markup Access { get; } = Markup.Of($"\uE000");

    /// <summary>An amount in the brand's currency.</summary>
    public string Money(decimal? amount) => Texts.Money(amount, Report.Currency);

    /// <summary>An amount in the brand's currency.</summary>
    public string Money(double? amount) => Texts.Money(amount, Report.Currency);

    /// <summary>A section with its heading and what it is good for.</summary>
    public Markup Section(string id, Markup content) => Markup.Of(
        $"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{Texts[$"{id}.title"]}</h2><p class=\"lede\">{Texts[$"{id}.lede"]}</p>{content}</section>\n");

    /// <summary>The name of a number, leading to what it means.</summary>
    public Markup Term(string key) => Markup.Of($"<a class=\"term\" href=\"#def-{key}\">{Texts[$"term.{key}"]}</a>");

    /// <summary>A head of a column that leads to what it means.</summary>
    public Markup Head(string key, bool number = true) => Markup.Of($"<th scope=\"col\" class=\"{(number ? "number" : "text")}\">{Term(key)}</th>");

    /// <summary>A head of a column in plain words.</summary>
    public Markup Head(string key, string style) => Markup.Of($"<th scope=\"col\" class=\"{style}\">{Texts[key]}</th>");

    /// <summary>A cell that says on a narrow screen what it is.</summary>
    public Markup Cell(string key, string value) => Markup.Of($"<td class=\"number\" data-label=\"{Texts[$"term.{key}"]}\">{value}</td>");

    /// <summary>A sentence of the analysis. It is English in every language, and says so.</summary>
    public Markup Reason(string text) => Texts.Language == Texts.Fallback ? Markup.Of($"{text}") : Markup.Of($"<span lang=\"{Texts.Fallback}\">{text}</span>");

    /// <summary>Something that opens when asked for.</summary>
    public static Markup More(string summary, Markup content, string style = "more") => Markup.Of($"<details class=\"{style}\"><summary>{summary}</summary>{content}</details>");

    /// <summary>Chart rows are rows of a table: so the numbers are the chart's own text.</summary>
    public static Markup Table(string caption, Markup head, IEnumerable<Markup> rows, string style = "") => Markup.Of(
        $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"{style}\"><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{Markup.Join(rows)}</tbody></table></div>");
}
