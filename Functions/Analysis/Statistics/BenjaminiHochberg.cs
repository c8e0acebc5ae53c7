namespace SocialFunnel.Analysis.Statistics;

/// <summary>The false-discovery rate over several tests.</summary>
/// <remarks>Benjamini and Hochberg 1995, <i>Journal of the Royal Statistical Society</i> B 57.</remarks>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values (q), in the order given: reject where q ≤ level.</summary>
    public static double[] Adjust(IReadOnlyList<double> p)
    {
        var order = Enumerable.Range(0, p.Count).OrderByDescending(i => p[i]).ToArray();
        var q = new double[p.Count];
        var smallest = 1.0;
        for (var i = 0; i < order.Length; i++)
            q[order[i]] = smallest = Math.Min(smallest, p[order[i]] * p.Count / (p.Count - i));
        return q;
    }
}
