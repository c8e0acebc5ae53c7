using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// A design matrix whose rows are zero but for a few blocks of four neighbouring columns: a weekday, the four values of a spline, some events.
/// Four is what a vector register holds.
/// </summary>
/// <param name="Rows">Number of rows (days).</param>
/// <param name="Columns">Number of columns, a few unused ones at the end included. Columns may depend on each other; see <see cref="Cholesky"/>.</param>
/// <param name="Blocks">Blocks per row.</param>
/// <param name="Start">First column of each block, ascending within a row; <c>Rows × Blocks</c>.</param>
/// <param name="Value">The blocks' values, <c>Rows × Blocks × 4</c>.</param>
public sealed record DesignRows(int Rows, int Columns, int Blocks, int[] Start, double[] Value)
{
    /// <summary>Columns of a block.</summary>
    public const int Width = 4;

    /// <summary>The same interface for a matrix without a pattern, given by rows.</summary>
    public static DesignRows FromDense(IReadOnlyList<double[]> rows)
    {
        var blocks = (rows[0].Length + Width - 1) / Width;
        var start = Enumerable.Range(0, rows.Count * blocks).Select(i => i % blocks * Width).ToArray();
        var value = rows.SelectMany(row => row.Concat(new double[(blocks * Width) - row.Length])).ToArray();
        return new DesignRows(rows.Count, blocks * Width, blocks, start, value);
    }

    /// <summary>This matrix with more columns: each 1 on its days, 0 elsewhere. Used for known events.</summary>
    public DesignRows WithIndicators(IReadOnlyList<IReadOnlyCollection<int>> columns)
    {
        var blocks = Blocks + ((columns.Count + Width - 1) / Width);
        var (start, value) = (new int[Rows * blocks], new double[Rows * blocks * Width]);
        for (var t = 0; t < Rows; t++)
        {
            Array.Copy(Start, t * Blocks, start, t * blocks, Blocks);
            Array.Copy(Value, t * Blocks * Width, value, t * blocks * Width, Blocks * Width);
            for (var b = Blocks; b < blocks; b++)
                start[(t * blocks) + b] = Columns + ((b - Blocks) * Width);
        }

        for (var c = 0; c < columns.Count; c++)
        {
            foreach (var t in columns[c])
                value[(((t * blocks) + Blocks) * Width) + c] = 1;
        }

        return new DesignRows(Rows, Columns + ((blocks - Blocks) * Width), blocks, start, value);
    }

    /// <summary>Adds <c>Zᵀ·diag(weight)·Z</c> to the lower triangle of <paramref name="gram"/> (row-major, Columns × Columns).</summary>
    public void AddGram(ReadOnlySpan<double> weight, Span<double> gram)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gram.Length, Columns * Columns);
        ref var target = ref MemoryMarshal.GetReference(gram);
        unchecked
        {
            for (int t = 0, at = 0; t < Rows; t++, at += Blocks)
            {
                var w = weight[t];
                if (w == 0)
                    continue;
                for (var a = 0; a < Blocks; a++)
                {
                    var left = w * Block(at + a);
                    var row = Start[at + a] * Columns;
                    for (var b = 0; b <= a; b++)
                    {
                        var place = (nuint)(row + Start[at + b]);
                        var right = Block(at + b);
                        for (var i = 0; i < Width; i++, place += (nuint)Columns)
                            (Vector256.LoadUnsafe(ref target, place) + (left[i] * right)).StoreUnsafe(ref target, place);
                    }
                }
            }
        }
    }

    /// <summary>Adds <c>Zᵀ·v</c> to <paramref name="sums"/>.</summary>
    public void AddTransposed(ReadOnlySpan<double> v, Span<double> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, Columns);
        ref var target = ref MemoryMarshal.GetReference(sums);
        unchecked
        {
            for (int t = 0, at = 0; t < Rows; t++)
            {
                var vt = v[t];
                for (var b = 0; b < Blocks; b++, at++)
                {
                    var place = (nuint)Start[at];
                    (Vector256.LoadUnsafe(ref target, place) + (vt * Block(at))).StoreUnsafe(ref target, place);
                }
            }
        }
    }

    /// <summary>Writes <c>Z·coefficients</c>.</summary>
    public void Multiply(ReadOnlySpan<double> coefficients, Span<double> product)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coefficients.Length, Columns);
        ref var source = ref MemoryMarshal.GetReference(coefficients);
        unchecked
        {
            for (int t = 0, at = 0; t < Rows; t++)
            {
                var sum = Vector256<double>.Zero;
                for (var b = 0; b < Blocks; b++, at++)
                    sum += Vector256.LoadUnsafe(ref source, (nuint)Start[at]) * Block(at);
                product[t] = Vector256.Sum(sum);
            }
        }
    }

    private Vector256<double> Block(int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Value), unchecked((nuint)index * Width));
}
