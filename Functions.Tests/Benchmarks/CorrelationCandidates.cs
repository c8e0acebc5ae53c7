namespace SocialFunnel.Benchmarks;

internal static class CorrelationCandidates
{
    public static void Run(int reps, int seed) { _ = reps; _ = seed; }
}
