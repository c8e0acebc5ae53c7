using System.Numerics;
using System.Runtime.InteropServices;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>The few loops that the method spends its time in, written for vector registers.</summary>
public static class Kernels
{
    /// <summary>Sum of products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b[..a.Length]);
        Vector<double> even = default, odd = default;
        var i = 0;
        for (; i + 1 < left.Length; i += 2)
        {
            even += left[i] * right[i];
            odd += left[i + 1] * right[i + 1];
        }

        if (i < left.Length)
            even += left[i] * right[i];
        var sum = Vector.Sum(even + odd);
        for (var j = left.Length * Vector<double>.Count; j < a.Length; j++)
            sum += a[j] * b[j];
        return sum;
    }

    /// <summary>Adds <c>factor·source</c> to <paramref name="target"/>.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> source, Span<double> target)
    {
        target = target[..source.Length];
        var from = MemoryMarshal.Cast<double, Vector<double>>(source);
        var to = MemoryMarshal.Cast<double, Vector<double>>(target);
        var scale = new Vector<double>(factor);
        for (var i = 0; i < from.Length; i++)
            to[i] += scale * from[i];
        for (var j = from.Length * Vector<double>.Count; j < source.Length; j++)
            target[j] += factor * source[j];
    }
}
