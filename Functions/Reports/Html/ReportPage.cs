using System.IO;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>A report as a page for a person: complete in itself, without scripts, and without a request to anywhere else.</summary>
internal static class ReportPage
{
    private static readonly string Style = Embedded("report.css");

    /// <summary>What the page may do: use its own style, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Id, Func<ReportView, Markup> Of)[] Sections =
    [
        ("start", StartSection.Of),
        ("returns", ReturnSection.Of),
        ("next", NextWeekSection.Of),
        ("changes", ChangesSection.Of),
        ("money", MoneySection.Of),
        ("growth", GrowthSection.Of),
        ("presence", PresenceSection.Of),
        ("quality", QualitySection.Of),
        ("origins", OriginSection.Of),
        ("data", DataSection.Of),
        ("glossary", Glossary.Section),
    ];

    /// <summary>The page of a report. <see cref="ReportView.Access"/> in it stands for what the reader's addresses need.</summary>
    public static string Of(Report report, Texts texts)
    {
        var view = new ReportView(report, texts);
        var sections = Sections.Select(section => (section.Id, Content: section.Of(view))).Where(section => !section.Content.IsEmpty).ToList();
        var contents = Markup.Join(sections.Select(section => Markup.Of($"<li><a href=\"#{section.Id}\">{texts[$"{section.Id}.title"]}</a></li>")));
        return Document(texts, texts.With("page.title", report.Name, texts.Span(report.Totals.Window)), Markup.Of($"""
            {Top(report, texts)}
            <main id="main" tabindex="-1">
            {Hero.Of(view)}
            <nav class="contents" aria-label="{texts["page.contents"]}"><ul>{contents}</ul></nav>
            {Markup.Join(sections.Select(section => section.Content))}
            </main>
            <footer><p>{texts["page.footer"]}</p></footer>
            """));
    }

    /// <summary>The page of a brand that no run has been analysed for.</summary>
    public static string Before(Brand brand, Texts texts) => Document(texts, texts.With("before.title", brand.Name), Markup.Of($"""
        <main id="main" tabindex="-1">
        <header class="hero"><p class="eyebrow"><strong>{brand.Name}</strong></p><h1>{texts["before.headline"]}</h1></header>
        <section aria-labelledby="before-title"><h2 id="before-title">{texts["before.todo"]}</h2>
        <ol class="steps">
        <li><span class="mark" aria-hidden="true">○</span><div><strong>{texts["before.files"]}</strong> <span>{texts.With("before.files.how", string.Join(", ", brand.Sources.Keys))}</span></div></li>
        <li><span class="mark" aria-hidden="true">○</span><div><strong>{texts["before.run"]}</strong> <span>{texts.With("before.run.how", brand.Calendar.NightAt.ToString("t", texts.Culture), brand.Calendar.TimeZone)}</span></div></li>
        <li><span class="mark" aria-hidden="true">○</span><div><strong>{texts["start.effort"]}</strong> <span>{texts["start.effort.how"]}</span></div></li>
        </ol></section>
        </main>
        """));

    // Which days, and which format; the address keeps what lets its reader in.
    private static Markup Top(Report report, Texts texts)
    {
        var windows = Markup.Join(ReportWindow.Every.Select(window => Markup.Of(
            $"<li><a href=\"?window={window.Name}{ReportView.Access}\"{(window.Name == report.Window ? Markup.Of($" aria-current=\"page\"") : Markup.None)}>{texts[$"window.{window.Name}"]}</a></li>")));
        var days = report.Window == "custom" ? $"from={report.Totals.Window.First:yyyy-MM-dd}&to={report.Totals.Window.Last:yyyy-MM-dd}" : $"window={report.Window}";
        var files = Markup.Join(((string[])["xlsx", "csv", "json"]).Select(format => Markup.Of($"<li><a href=\"?{days}&format={format}{ReportView.Access}\">{texts[$"format.{format}"]}</a></li>")));
        return Markup.Of($"""
            <div class="top"><nav aria-label="{texts["page.windows"]}"><ul class="windows">{windows}</ul></nav>
            <nav aria-label="{texts["page.files"]}"><ul class="files">{files}</ul></nav></div>
            """);
    }

    private static string Document(Texts texts, string title, Markup body)
    {
        var direction = texts.Language == texts.Culture.TwoLetterISOLanguageName && texts.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
        var head = Markup.Of($"<!doctype html>\n<html lang=\"{texts.Language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"data:,\"><title>{title}</title><style>");
        var rest = Markup.Of($"</style></head><body><a class=\"skip\" href=\"#main\">{texts["page.skip"]}</a>\n{body}</body></html>\n");
        return string.Concat(head, Style, rest);
    }

    private static string Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
