namespace SocialFunnel.Benchmarks;

/// <summary>
/// List prices in US dollars, pay-as-you-go, locally redundant, of one region (East US). Where each comes from, and which could not be confirmed, stands in docs/cost.md;
/// the invoice decides.
/// </summary>
internal static class CostPrices
{
    public const double TableOperations10K = 0.00036;
    public const double QueueOperations10K = 0.004;
    public const double BlobWrites10K = 0.065;
    public const double BlobReads10K = 0.005;
    public const double StoredGb = 0.045;
    public const double GbSecond = 0.000026;
    public const double ExecutionsMillion = 0.40;
    public const double FreeGbSeconds = 100_000;
    public const double FreeExecutions = 250_000;
    public const double TelemetryGb = 2.30;
    public const double FreeTelemetryGb = 5;
    public const double AlertRule = 0.50;
    public const int AlertRules = 4;
}
