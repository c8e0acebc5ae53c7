namespace SocialFunnel.Analysis.Statistics;

/// <summary>Cuts values far from the middle, so that one viral day or one purge carries no verdict.</summary>
/// <remarks>
/// The limit is in robust standard deviations, 1.4826 times the median absolute deviation (Hampel 1974), yet never less than the standard
/// deviation of the values whose outer half percent on each side is cut: rare orders are not outliers.
/// </remarks>
public static class Winsor
{
    /// <summary>Normal consistency of the median absolute deviation: 1/Φ⁻¹(3/4).</summary>
    private const double Consistency = 1.4826022185056018;

    /// <summary>Limits of the values that are kept as they are.</summary>
    /// <param name="values">The known values, in any order; they are reordered.</param>
    /// <param name="deviations">How many robust standard deviations are kept.</param>
    public static (double Low, double High) Limits(Span<double> values, double deviations)
    {
        var n = values.Length;
        var low = Select(values, (int)(0.005 * (n - 1)));
        var high = Select(values, n - 1 - (int)(0.005 * (n - 1)));
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            var clipped = Math.Clamp(value, low, high);
            sum += clipped;
            squares += clipped * clipped;
        }

        var trimmed = Math.Sqrt(Math.Max(0, (squares / n) - (sum / n * (sum / n))));
        var median = Median(values);
        foreach (ref var value in values)
            value = Math.Abs(value - median);
        var scale = Math.Max(Consistency * Median(values), trimmed);
        return (median - (deviations * scale), median + (deviations * scale));
    }

    /// <summary>The middle value, or the mean of the two; reorders the values.</summary>
    public static double Median(Span<double> values)
    {
        var upper = Select(values, values.Length / 2);
        if (values.Length % 2 == 1)
            return upper;
        var lower = double.NegativeInfinity;
        foreach (var value in values[..(values.Length / 2)])
            lower = Math.Max(lower, value);
        return (lower + upper) / 2;
    }

    /// <summary>The value of rank <paramref name="rank"/> (0 is the smallest); smaller ones end before it. Hoare 1961.</summary>
    private static double Select(Span<double> values, int rank)
    {
        int left = 0, right = values.Length - 1;
        while (left < right)
        {
            var pivot = values[(left + right) >> 1];
            int i = left, j = right;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
                right = j;
            else if (rank >= i)
                left = i;
            else
                break;
        }

        return values[rank];
    }
}
