using MathNet.Numerics.LinearAlgebra;

namespace SocialFunnel.Analysis.Attribution;

/// <summary>The equations (I − Q) x = r of an absorbing chain: x is the probability to end in conversion, state by state.</summary>
/// <param name="toConversion">r: probability of a step to conversion.</param>
/// <param name="steps">The rows of Q: other states and the probability of a step to each.</param>
internal sealed class AbsorbingEquations(double[] toConversion, (int To, double Probability)[][] steps)
{
    // Elimination takes time with the third power of the states: beyond this (a memory of two touches and more) iteration is faster by orders of magnitude.
    private const int MostForElimination = 256;
    private const int MostSweeps = 1_000_000;
    private const double Negligible = 1e-17;

    /// <summary>Solves them to the precision of <see cref="double"/>.</summary>
    public double[] Solve() => toConversion.Length <= MostForElimination ? Eliminate() : Iterate();

    /// <summary>By LU decomposition.</summary>
    internal double[] Eliminate()
    {
        var matrix = Matrix<double>.Build.DenseIdentity(toConversion.Length);
        for (var row = 0; row < steps.Length; row++)
        {
            foreach (var (to, probability) in steps[row])
            {
                matrix[row, to] -= probability;
            }
        }

        return matrix.LU().Solve(Vector<double>.Build.Dense(toConversion)).ToArray();
    }

    /// <summary>
    /// By Gauss and Seidel's method. I − Q is an M-matrix, since every state can reach an end: from zero, x grows monotonically to the solution.
    /// </summary>
    internal double[] Iterate()
    {
        var x = new double[toConversion.Length];
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var change = 0.0;
            // Later states stand nearer to the end more often than not.
            for (var row = x.Length - 1; row >= 0; row--)
            {
                var (sum, stay) = (toConversion[row], 0.0);
                foreach (var (to, probability) in steps[row])
                {
                    (sum, stay) = to == row ? (sum, probability) : (sum + probability * x[to], stay);
                }

                var next = sum / (1 - stay);
                change = Math.Max(change, Math.Abs(next - x[row]));
                x[row] = next;
            }

            if (change <= Negligible)
            {
                return x;
            }
        }

        return x;
    }
}
