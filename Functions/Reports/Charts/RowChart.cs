namespace SocialFunnel.Reports;

/// <summary>Pictures for one row of a table, all rows on one scale. They are decoration: the numbers stand in the same row.</summary>
internal static class RowChart
{
    // Percent of the width that a number takes at most when its text is twice as large.
    private const double RoomBeside = 40;

    /// <summary>A point with its interval; open to the left where there is only an upper bound.</summary>
    public static Markup Interval(Axis axis, double? lower, double? value, double? upper, string style)
    {
        var whisker = upper is { } to
            ? Markup.Of($"<line class=\"whisker\" x1=\"{axis.At(lower ?? axis.Low)}%\" x2=\"{axis.At(to)}%\" y1=\"12\" y2=\"12\"/>{Cap(axis, lower)}{Cap(axis, to)}")
            : Markup.None;
        var point = value is { } at ? Markup.Of($"<circle class=\"point\" cx=\"{axis.At(at)}%\" cy=\"12\" r=\"5\"/>") : Markup.None;
        return Picture(style, Markup.Of($"{Lines(axis)}{whisker}{point}"));
    }

    /// <summary>Two bars, one above the other.</summary>
    public static Markup Bars(Axis axis, double first, double second) => Picture("pair", Markup.Of(
        $"{Lines(axis)}{Bar(axis, first, "first", 3)}{Bar(axis, second, "second", 13)}"));

    /// <summary>One bar.</summary>
    public static Markup Bar(Axis axis, double value) => Picture("single", Bar(axis, value, "first", 7));

    /// <summary>Two points joined by a line: where something is, and where it goes.</summary>
    public static Markup Between(Axis axis, double? first, double? second)
    {
        var line = first is { } from && second is { } to
            ? Markup.Of($"<line class=\"bridge\" x1=\"{axis.At(from)}%\" x2=\"{axis.At(to)}%\" y1=\"12\" y2=\"12\"/>")
            : Markup.None;
        var one = first is { } left ? Markup.Of($"<circle class=\"first\" cx=\"{axis.At(left)}%\" cy=\"12\" r=\"5.5\"/>") : Markup.None;
        var other = second is { } right ? Markup.Of($"<circle class=\"second\" cx=\"{axis.At(right)}%\" cy=\"12\" r=\"5.5\"/>") : Markup.None;
        return Picture("between", Markup.Of($"{Lines(axis)}{line}{one}{other}"));
    }

    /// <summary>Zero and the ends of the scale, as far as there is room for them, to stand above the rows.</summary>
    public static Markup Scale(Axis axis, Func<double, string> number)
    {
        var (first, last) = (axis.Ticks().First(), axis.Ticks().Last());
        var shown = new List<double>();
        foreach (var tick in new[] { 0, last, first }.Where(tick => tick >= first && tick <= last && shown.TrueForAll(other => Math.Abs(axis.At(other) - axis.At(tick)) > RoomBeside)))
        {
            shown.Add(tick);
        }

        return Markup.Of($"<svg class=\"scale\" aria-hidden=\"true\" width=\"100%\" height=\"1.25em\">{Markup.Join(shown.Select(tick => Label(axis, tick, tick == first ? "start" : tick == last ? "end" : "middle", number)))}</svg>");
    }

    private static Markup Label(Axis axis, double at, string anchor, Func<double, string> number) => Markup.Of($"<text x=\"{axis.At(at)}%\" y=\"1em\" text-anchor=\"{anchor}\">{number(at)}</text>");

    private static Markup Picture(string style, Markup content) => Markup.Of($"<svg class=\"row {style}\" aria-hidden=\"true\" width=\"100%\" height=\"24\">{content}</svg>");

    private static Markup Lines(Axis axis) => Markup.Join(axis.Ticks().Select(tick => Markup.Of(
        $"<line class=\"{(tick == 0 ? "zero" : "grid")}\" x1=\"{axis.At(tick)}%\" x2=\"{axis.At(tick)}%\" y1=\"0\" y2=\"24\"/>")));

    private static Markup Cap(Axis axis, double? end) => end is { } at && !axis.IsBeyond(at)
        ? Markup.Of($"<line class=\"whisker\" x1=\"{axis.At(at)}%\" x2=\"{axis.At(at)}%\" y1=\"8\" y2=\"16\"/>")
        : Markup.None;

    private static Markup Bar(Axis axis, double value, string style, int y)
    {
        var (from, to) = (axis.At(Math.Min(0, value)), axis.At(Math.Max(0, value)));
        return Markup.Of($"<rect class=\"{style}\" x=\"{from}%\" width=\"{Math.Max(Math.Round(to - from, 2), value == 0 ? 0 : 0.4)}%\" y=\"{y}\" height=\"8\" rx=\"1.5\"/>");
    }
}
