namespace SocialFunnel.Benchmarks;

internal static class CorrelationCost
{
    public static void Run() { }
}
