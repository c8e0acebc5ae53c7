namespace SocialFunnel.Reports;

/// <summary>Bars over time, one for each day, week or month. Unknown is a gap, and not zero.</summary>
internal static class TimeChart
{
    private const double Width = 1000;
    private const double Height = 100;

    /// <summary>A picture that fills its box; what it shows is said by its label, and by the table under it.</summary>
    /// <param name="label">What it shows, for people who do not see it.</param>
    /// <param name="style">Class of its bars.</param>
    /// <param name="values">From left to right; null where unknown.</param>
    public static Markup Bars(string label, string style, IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().Append(0).ToList();
        var (low, high) = (Math.Min(0, known.Min()), Math.Max(known.Max(), known.Min() + 1e-9));
        var slot = Width / Math.Max(1, values.Count);
        double Y(double value) => Math.Round((high - value) / (high - low) * Height, 2);
        var bars = values.Select((value, index) => value is not { } number ? Unknown(index, slot) : Markup.Of(
            $"<rect x=\"{Math.Round((index * slot) + (slot * 0.1), 2)}\" width=\"{Math.Round(slot * 0.8, 2)}\" y=\"{Y(Math.Max(0, number))}\" height=\"{Math.Round(Math.Abs(Y(number) - Y(0)), 2)}\"/>"));
        return Markup.Of($"<svg class=\"time {style}\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"64\">{Markup.Join(bars)}<line class=\"zero\" x1=\"0\" x2=\"{Width}\" y1=\"{Y(0)}\" y2=\"{Y(0)}\"/></svg>");
    }

    /// <summary>Correlations lag by lag, with the limit beyond which one counts.</summary>
    public static Markup Lags(string label, int firstLag, IReadOnlyList<double> values, double limit)
    {
        var high = Math.Max(values.Select(Math.Abs).DefaultIfEmpty(0).Max(), limit) * 1.1;
        var slot = Width / Math.Max(1, values.Count);
        double Y(double value) => Math.Round((high - value) / (2 * high) * Height, 2);
        var bars = values.Select((value, index) => Markup.Of(
            $"<rect class=\"{(firstLag + index > 0 && value > limit ? "beyond" : "within")}\" x=\"{Math.Round((index * slot) + (slot * 0.2), 2)}\" width=\"{Math.Round(slot * 0.6, 2)}\" y=\"{Y(Math.Max(0, value))}\" height=\"{Math.Round(Math.Abs(Y(value) - Y(0)), 2)}\"/>"));
        var lines = Markup.Of($"<line class=\"zero\" x1=\"0\" x2=\"{Width}\" y1=\"{Y(0)}\" y2=\"{Y(0)}\"/><line class=\"limit\" x1=\"{Math.Round((0.5 - firstLag) * slot, 2)}\" x2=\"{Width}\" y1=\"{Y(limit)}\" y2=\"{Y(limit)}\"/>");
        return Markup.Of($"<svg class=\"time lags\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" width=\"100%\" height=\"96\">{Markup.Join(bars)}{lines}</svg>");
    }

    private static Markup Unknown(int index, double slot) => Markup.Of($"<rect class=\"unknown\" x=\"{Math.Round(index * slot, 2)}\" width=\"{Math.Round(slot, 2)}\" y=\"0\" height=\"{Height}\"/>");
}
