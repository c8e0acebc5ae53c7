using MathNet.Numerics.Distributions;

namespace SocialFunnel.Analysis;

/// <summary>A mean with a t interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Freedom">Degrees of freedom.</param>
internal readonly record struct Mean(double Value, double Error, double Freedom)
{
    /// <summary>The mean of at least two values; null of fewer.</summary>
    public static Mean? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        // Sorted, so that the last bit does not depend on the order of the input.
        var sorted = values.Order().ToArray();
        var mean = sorted.Average();
        var variance = sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Length - 1);
        return new Mean(mean, Math.Sqrt(variance / sorted.Length), sorted.Length - 1);
    }

    /// <summary>A sum over a sum, such as comments over reach, with the error of a ratio of means (Cochran 1977, chapter 6); null of fewer than two pairs, or with nothing below the line.</summary>
    public static Mean? OfRatio(IReadOnlyCollection<(double Part, double Whole)> pairs)
    {
        var sorted = pairs.Order().ToArray();
        var whole = sorted.Sum(pair => pair.Whole);
        if (sorted.Length < 2 || whole <= 0)
        {
            return null;
        }

        var ratio = sorted.Sum(pair => pair.Part) / whole;
        var squares = sorted.Sum(pair => Math.Pow(pair.Part - (ratio * pair.Whole), 2)) * sorted.Length / (sorted.Length - 1);
        return new Mean(ratio, Math.Sqrt(squares) / whole, sorted.Length - 1);
    }

    /// <summary>The difference of two independent means, unequal variances (Welch 1947).</summary>
    public static Mean operator -(Mean left, Mean right)
    {
        var (a, b) = (left.Error * left.Error, right.Error * right.Error);
        var freedom = a + b > 0 ? (a + b) * (a + b) / ((a * a / left.Freedom) + (b * b / right.Freedom)) : left.Freedom + right.Freedom;
        return new Mean(left.Value - right.Value, Math.Sqrt(a + b), freedom);
    }

    /// <summary>Half the width of its interval.</summary>
    /// <param name="confidence">0.9 for 90 %.</param>
    public double Half(double confidence = 0.9) => StudentT.InvCDF(0, 1, Freedom, (1 + confidence) / 2) * Error;
}
