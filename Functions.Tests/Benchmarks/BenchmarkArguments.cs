using System.Globalization;

namespace SocialFunnel.Benchmarks;

/// <summary>What a benchmark is told: how often, from which seed, and which part of it.</summary>
/// <param name="Reps">Runs per cell of a table; null takes the benchmark's own number.</param>
/// <param name="Seed">Seed of every random number.</param>
/// <param name="Only">Name of one part; null runs all.</param>
/// <param name="Brands">Brands of a night; null takes the benchmark's own number.</param>
public sealed record BenchmarkArguments(int? Reps, int Seed, string? Only, int? Brands = null)
{
    /// <summary>The seed of the tables in the documentation.</summary>
    private const int DocumentedSeed = 20261122;

    /// <exception cref="FormatException">A value that is no number.</exception>
    public static BenchmarkArguments Parse(IReadOnlyList<string> args)
    {
        var given = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        int? Number(string name) => given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
        return new BenchmarkArguments(Number("--reps"), Number("--seed") ?? DocumentedSeed, given.GetValueOrDefault("--only"), Number("--brands"));
    }

    /// <summary>Whether this part is asked for.</summary>
    public bool Wants(string part) => Only is null || part.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
