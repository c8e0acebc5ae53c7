namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// Cholesky factor of a positive semi-definite matrix. A column that depends on earlier ones (a pivot that vanishes against its diagonal) is
/// left out and its coefficient is zero: a weekday that was never seen or a stretch without data costs nothing but itself.
/// </summary>
/// <remarks>Golub and Van Loan, <i>Matrix Computations</i>, 4th edition, section 4.2.</remarks>
public static class Cholesky
{
    private const double Tolerance = 1e-9;

    /// <summary>Factors the lower triangle of a row-major matrix in place.</summary>
    /// <returns>The rank: the number of columns kept.</returns>
    public static int Factor(Span<double> matrix, int size)
    {
        var rank = 0;
        unchecked
        {
            for (var i = 0; i < size; i++)
            {
                var row = matrix.Slice(i * size, size);
                var diagonal = row[i];
                for (var j = 0; j < i; j++)
                {
                    var other = matrix.Slice(j * size, size);
                    row[j] = other[j] == 0 ? 0 : (row[j] - Kernels.Dot(row[..j], other[..j])) / other[j];
                }

                var pivot = diagonal - Kernels.Dot(row[..i], row[..i]);
                var keep = pivot > Tolerance * diagonal;
                row[i] = keep ? Math.Sqrt(pivot) : 0;
                rank += keep ? 1 : 0;
            }
        }

        return rank;
    }

    /// <summary>Solves <c>L·Lᵀ·x = right</c> in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int size, Span<double> right)
    {
        unchecked
        {
            for (var i = 0; i < size; i++)
            {
                var row = factor.Slice(i * size, size);
                right[i] = row[i] == 0 ? 0 : (right[i] - Kernels.Dot(row[..i], right[..i])) / row[i];
            }

            for (var i = size - 1; i >= 0; i--)
            {
                var row = factor.Slice(i * size, size);
                if (row[i] == 0)
                {
                    right[i] = 0;
                    continue;
                }

                right[i] /= row[i];
                Kernels.AddScaled(-right[i], row[..i], right[..i]);
            }
        }
    }
}
