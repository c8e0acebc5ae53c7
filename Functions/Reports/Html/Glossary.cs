using SocialFunnel.Analysis;

namespace SocialFunnel.Reports;

/// <summary>What every number means.</summary>
internal static class Glossary
{
    private const string Prefix = "term.";

    /// <summary>All definitions in the reader's language.</summary>
    public static IReadOnlyList<Definition> Of(Texts texts) =>
        [.. Texts.File(Texts.Fallback).Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(key => key[Prefix.Length..])
            .Select(key => new Definition(key, texts[Prefix + key], texts[$"def.{key}"]))];

    public static Markup Section(ReportView view) => view.Section("glossary", Markup.Of(
        $"<dl class=\"glossary\">{Markup.Join(view.Report.Definitions.OrderBy(definition => definition.Term, StringComparer.OrdinalIgnoreCase).Select(definition => Markup.Of($"<div id=\"def-{definition.Key}\" tabindex=\"-1\"><dt>{definition.Term}</dt><dd>{definition.Meaning}</dd></div>")))}</dl>"));
}
