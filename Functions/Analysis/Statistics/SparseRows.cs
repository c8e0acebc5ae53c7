namespace SocialFunnel.Analysis.Statistics;

/// <summary>
/// A design matrix whose rows have few entries that are not zero: a weekday, four values of a spline, perhaps an event. Row t has
/// <see cref="Stride"/> entries, column numbers ascending; a place that is not needed repeats the row's last column with the value zero.
/// </summary>
/// <param name="Rows">Number of rows (days).</param>
/// <param name="Columns">Number of columns (terms). Columns may depend on each other; see <see cref="LeastSquares"/>.</param>
/// <param name="Stride">Stored entries per row.</param>
/// <param name="Index">Column of each entry, <c>Rows × Stride</c>.</param>
/// <param name="Value">Value of each entry, <c>Rows × Stride</c>.</param>
public sealed record SparseRows(int Rows, int Columns, int Stride, int[] Index, double[] Value)
{
    /// <summary>The same interface for a matrix without zeros, given by rows.</summary>
    public static SparseRows FromDense(IReadOnlyList<double[]> rows)
    {
        var columns = rows[0].Length;
        var index = Enumerable.Range(0, rows.Count * columns).Select(i => i % columns).ToArray();
        return new SparseRows(rows.Count, columns, columns, index, [.. rows.SelectMany(row => row)]);
    }

    /// <summary>This matrix with one more column: 1 on the days given, 0 elsewhere. Used for a known event.</summary>
    public SparseRows WithIndicator(IReadOnlyCollection<int> rows)
    {
        var index = new int[Rows * (Stride + 1)];
        var value = new double[index.Length];
        for (var t = 0; t < Rows; t++)
        {
            Array.Copy(Index, t * Stride, index, t * (Stride + 1), Stride);
            Array.Copy(Value, t * Stride, value, t * (Stride + 1), Stride);
            index[(t * (Stride + 1)) + Stride] = Columns;
        }

        foreach (var t in rows)
            value[(t * (Stride + 1)) + Stride] = 1;
        return new SparseRows(Rows, Columns + 1, Stride + 1, index, value);
    }

    /// <summary>Rows <paramref name="from"/> to the end of <paramref name="count"/> rows.</summary>
    public SparseRows Slice(int from, int count) =>
        new(count, Columns, Stride, Index[(from * Stride)..((from + count) * Stride)], Value[(from * Stride)..((from + count) * Stride)]);

    /// <summary>Adds <c>Zᵀ·diag(weight)·Z</c> to the lower triangle of <paramref name="gram"/> (row-major, Columns × Columns).</summary>
    public void AddGram(ReadOnlySpan<double> weight, Span<double> gram)
    {
        unchecked
        {
            for (var t = 0; t < Rows; t++)
            {
                var w = weight[t];
                if (w == 0)
                    continue;
                var index = Index.AsSpan(t * Stride, Stride);
                var value = Value.AsSpan(t * Stride, Stride);
                for (var a = 0; a < index.Length; a++)
                {
                    var row = gram.Slice(index[a] * Columns, Columns);
                    var wa = w * value[a];
                    for (var b = 0; b <= a; b++)
                        row[index[b]] += wa * value[b];
                }
            }
        }
    }

    /// <summary>Adds <c>Zᵀ·v</c> to <paramref name="sums"/>.</summary>
    public void AddTransposed(ReadOnlySpan<double> v, Span<double> sums)
    {
        unchecked
        {
            for (int t = 0, at = 0; t < Rows; t++)
            {
                var vt = v[t];
                for (var a = 0; a < Stride; a++, at++)
                    sums[Index[at]] += vt * Value[at];
            }
        }
    }

    /// <summary>Writes <c>Z·coefficients</c>.</summary>
    public void Multiply(ReadOnlySpan<double> coefficients, Span<double> product)
    {
        unchecked
        {
            for (int t = 0, at = 0; t < Rows; t++)
            {
                var sum = 0.0;
                for (var a = 0; a < Stride; a++, at++)
                    sum += coefficients[Index[at]] * Value[at];
                product[t] = sum;
            }
        }
    }
}
