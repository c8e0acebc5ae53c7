namespace SocialFunnel.Analysis;

/// <summary>A share with its 90 % Wilson interval (Wilson 1927), which stays between 0 and 1 and works for small numbers.</summary>
/// <param name="Value">Hits over all.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
public readonly record struct Share(double Value, double Lower, double Upper)
{
    private const double Normal95 = 1.6448536269514722;

    /// <summary>The share of hits among all; null of nothing.</summary>
    /// <param name="hits">0 to <paramref name="all"/>.</param>
    /// <param name="all">Number of cases.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than no hits, or more hits than cases.</exception>
    public static Share? Of(int hits, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, all);
        if (all == 0)
        {
            return null;
        }

        var (n, share, z2) = ((double)all, (double)hits / all, Normal95 * Normal95);
        var centre = (share + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Normal95 / (1 + (z2 / n)) * Math.Sqrt((share * (1 - share) / n) + (z2 / (4 * n * n)));
        return new Share(share, hits == 0 ? 0 : Math.Max(0, centre - half), hits == all ? 1 : Math.Min(1, centre + half));
    }
}
