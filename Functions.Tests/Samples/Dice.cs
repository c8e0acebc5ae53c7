namespace SocialFunnel.Samples;

/// <summary>Chance for the sample: a seeded <see cref="Random"/> and plain arithmetic only, so that every machine throws the same.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>A number from 0 to below 1.</summary>
    public double Next() => random.NextDouble();

    /// <summary>Whether something of this chance happens.</summary>
    public bool Hits(double chance) => Next() < chance;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    /// <summary>How often something happens that happens <paramref name="mean"/> times on average, at most 40 times.</summary>
    public int Count(double mean) => Enumerable.Range(0, 40).Count(_ => Hits(mean / 40));

    /// <summary>A factor around 1, bell-shaped, between 1 − <paramref name="spread"/> and 1 + <paramref name="spread"/>.</summary>
    public double Noise(double spread) => 1 + (spread * (((Next() + Next() + Next() + Next()) / 2) - 1));

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
