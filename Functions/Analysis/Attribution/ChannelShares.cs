namespace SocialFunnel.Analysis.Attribution;

/// <summary>Weights made ready to divide amounts by: each channel once, as running sums of shares.</summary>
internal sealed class ChannelShares
{
    /// <summary>Digits after the point to which a credit is rounded: ten thousand of them still sum to what the model says in ten digits.</summary>
    public const int Digits = 14;

    // An amount of up to 12 digits before the point and a share fill the 28 digits of a decimal.
    private const int ShareDigits = 16;
    private readonly (string Channel, decimal UpTo)[] shares;

    public ChannelShares(IReadOnlyList<ChannelWeight> weights)
    {
        Weights = weights;
        var merged = Merge(weights);
        var sum = merged.Sum(weight => weight.Weight);
        shares = new (string, decimal)[merged.Count];
        var running = 0m;
        for (var index = 0; index < merged.Count; index++)
        {
            running += merged[index].Weight;
            shares[index] = (merged[index].Channel, index == merged.Count - 1 ? 1m : Math.Round(running / sum, ShareDigits));
        }
    }

    /// <summary>What they were made from.</summary>
    public IReadOnlyList<ChannelWeight> Weights { get; }

    /// <summary>
    /// Divides a journey's conversions and their value. Rounding the running sums instead of the parts keeps every part within one unit of the last digit,
    /// and their sum exact.
    /// </summary>
    public ChannelCredit[] Divide(decimal conversions, decimal value)
    {
        var credits = new ChannelCredit[shares.Length];
        decimal conversionsBefore = 0m, valueBefore = 0m;
        for (var index = 0; index < shares.Length; index++)
        {
            var (channel, upTo) = shares[index];
            var last = index == shares.Length - 1;
            var conversionsUpTo = last ? conversions : Math.Round(conversions * upTo, Digits);
            var valueUpTo = last ? value : Math.Round(value * upTo, Digits);
            credits[index] = new ChannelCredit(channel, conversionsUpTo - conversionsBefore, valueUpTo - valueBefore);
            (conversionsBefore, valueBefore) = (conversionsUpTo, valueUpTo);
        }

        return credits;
    }

    private static List<ChannelWeight> Merge(IReadOnlyList<ChannelWeight> weights)
    {
        var merged = new List<ChannelWeight>(weights.Count);
        foreach (var weight in weights)
        {
            var known = merged.FindIndex(other => other.Channel == weight.Channel);
            if (known < 0)
            {
                merged.Add(weight);
            }
            else
            {
                merged[known] = weight with { Weight = merged[known].Weight + weight.Weight };
            }
        }

        return merged;
    }
}
