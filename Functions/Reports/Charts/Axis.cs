namespace SocialFunnel.Reports;

/// <summary>
/// A scale from numbers to percent of a picture's width. Pictures are placed in percent, so that they fit any screen without shrinking their text; text stands
/// beside them as HTML. (docs/report.md says why no charting library draws them.)
/// </summary>
internal sealed class Axis
{
    private const int MostTicks = 4;

    // Room at both ends, so that a point at an end is seen whole.
    private const double Margin = 2.5;

    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    private Axis(double low, double high) => (Low, High) = (low, high);

    /// <summary>The number at the left edge.</summary>
    public double Low { get; }

    /// <summary>The number at the right edge.</summary>
    public double High { get; }

    /// <summary>A scale that holds some numbers and 0, with round ends where there is room.</summary>
    public static Axis Of(IEnumerable<double> numbers, double? least = null, double? most = null)
    {
        var all = numbers.Where(double.IsFinite).Append(0).ToList();
        var (low, high) = (Math.Max(all.Min(), least ?? double.MinValue), Math.Min(all.Max(), most ?? double.MaxValue));
        return high > low ? new Axis(low, high) : new Axis(low, low + 1);
    }

    /// <summary>Where a number stands, in percent of the width; beyond the ends at the ends.</summary>
    public double At(double number) => Math.Round(Margin + (Math.Clamp((number - Low) / (High - Low), 0, 1) * (100 - (2 * Margin))), 2);

    /// <summary>Whether a number lies beyond the ends.</summary>
    public bool IsBeyond(double number) => number < Low || number > High;

    /// <summary>Round numbers for lines.</summary>
    public IEnumerable<double> Ticks()
    {
        var rough = (High - Low) / MostTicks;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Steps.First(step => step * unit >= rough) * unit;
        for (var tick = Math.Ceiling(Low / step); tick * step <= High; tick++)
        {
            yield return tick * step;
        }
    }
}
