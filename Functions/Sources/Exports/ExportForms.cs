namespace SocialFunnel.Sources.Exports;

/// <summary>The forms, alphabetical, and how a table finds its own.</summary>
internal static class ExportForms
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportForm> Every { get; } =
        [new DailyMetricsForm(), new EffortForm(), new OrdersForm(), new PostsForm(), new PresenceForm(), new RefundsForm(), new TouchesForm()];

    /// <summary>The form of a table: of those that fit, the one that leaves the fewest columns unread; null when none fits.</summary>
    public static ExportForm? Of(ExportHeader header) =>
        Every.Where(form => form.Fits(header)).MinBy(form => Unread(form, header).Count());

    /// <summary>Columns of a table that a form does not read.</summary>
    public static IEnumerable<string> Unread(ExportForm form, ExportHeader header) => header.Names.Except(form.Columns);

    /// <summary>Why a table is none of them: the nearest form, and what differs.</summary>
    public static string WhyNone(ExportHeader header)
    {
        var nearest = Every.MaxBy(form => Likeness(form, header))!;
        var missing = nearest.Required.Where(column => !header.Has(column)).ToList();
        var lacks = missing.Count > 0 ? $"it lacks {List(missing)}" : $"it has none of {List(nearest.OneOf)}";
        var unread = Unread(nearest, header).ToList();
        var unknown = unread.Count > 0 ? $", and {List(unread)} would be ignored" : "";
        return $"The header is none of the known forms. The nearest is '{nearest.Name}': {lacks}{unknown}. docs/csv.md lists every form.";
    }

    /// <summary>Names in quotation marks, the first dozen of them.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        const int most = 12;
        var shown = string.Join(", ", names.Take(most).Select(name => $"'{Shown(name)}'"));
        return names.Count > most ? $"{shown} and {names.Count - most} more" : shown;
    }

    // A column says the more about a form, the fewer forms have it.
    private static double Likeness(ExportForm form, ExportHeader header) =>
        form.Required.Concat(form.Columns).Where(header.Has).Sum(column => 1.0 / Every.Count(other => other.Columns.Contains(column)))
        - (0.1 * form.Required.Count(column => !header.Has(column)));

    private static string Shown(string name)
    {
        var clean = PersonalData.Without(new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]));
        return clean.Length <= 40 ? clean : clean[..40] + "…";
    }
}
