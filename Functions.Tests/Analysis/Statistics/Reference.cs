using System.Text.Json;

namespace SocialFunnel.Analysis.Statistics;

/// <summary>Numbers computed by statsmodels and R (Benchmarks/references.py), and how closely ours must agree.</summary>
internal static class Reference
{
    private const double Agreement = 1e-8;
    private static readonly JsonElement All = Load();

    public static JsonElement Of(string name) => All.GetProperty(name);

    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static IReadOnlyList<double[]> Rows(this JsonElement element) =>
        [.. element.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray())];

    public static double[] Ones(int count) => [.. Enumerable.Repeat(1.0, count)];

    public static void Agree(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Agreement * Math.Max(1, Math.Abs(expected)), $"expected {expected:R}, got {actual:R}");

    public static void Agree(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.True(expected.Length <= actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Agree(expected[i], actual[i]);
    }

    private static JsonElement Load()
    {
        using var stream = typeof(Reference).Assembly.GetManifestResourceStream("references.json")!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }
}
