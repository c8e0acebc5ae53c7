using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>Whether the past of one series helps to predict another beyond the other's own past.</summary>
/// <remarks>Granger 1969, <i>Econometrica</i> 37: an F test of the lags of x in a regression of y on terms, lags of y and lags of x.</remarks>
public static class Granger
{
    /// <summary>F and its p.</summary>
    /// <param name="x">The series that may lead; no gaps.</param>
    /// <param name="y">The series that may follow; as long as x.</param>
    /// <param name="terms">Rows of deterministic terms, with a constant and without dependent columns.</param>
    /// <param name="lags">Lags of both.</param>
    public static (double F, double P) Test(double[] x, double[] y, IReadOnlyList<double[]> terms, int lags)
    {
        var days = Enumerable.Range(lags, y.Length - lags).ToArray();
        double[] followed = [.. days.Select(t => y[t])];
        double[][] restricted = [.. days.Select(t => (double[])[.. terms[t], .. Past(y, t, lags)])];
        double[][] full = [.. days.Select((t, row) => (double[])[.. restricted[row], .. Past(x, t, lags)])];
        double without = Residual(restricted, followed), with = Residual(full, followed);
        var freedom = days.Length - full[0].Length;
        var f = (without - with) / lags / (with / freedom);
        return (f, 1 - FisherSnedecor.CDF(lags, freedom, f));
    }

    private static IEnumerable<double> Past(double[] series, int day, int lags) => Enumerable.Range(1, lags).Select(lag => series[day - lag]);

    private static double Residual(double[][] rows, double[] followed)
    {
        var coefficients = MultipleRegression.QR(rows, followed);
        return rows.Zip(followed, (row, value) => Math.Pow(value - row.Zip(coefficients, (a, b) => a * b).Sum(), 2)).Sum();
    }
}
