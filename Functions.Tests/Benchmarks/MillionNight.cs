namespace SocialFunnel.Benchmarks;

/// <summary>What the simulated night is given. Each number that is not a limit of the service was counted by the benchmark <c>cost</c>, or is an assumption that docs/cost.md names.</summary>
internal sealed record MillionNight
{
    public double Brands { get; init; } = 1_000_000;

    /// <summary>Storage accounts that share the brands evenly, queues included.</summary>
    public int Accounts { get; init; } = 1;

    /// <summary>Partitions of the list of brands, and of the list of open runs, in each account.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>Most instances at once, over all function apps.</summary>
    public double MostInstances { get; init; } = 1000;

    /// <summary>Instances that come every minute while there is work.</summary>
    public double NewInstancesAMinute { get; init; } = 100;

    /// <summary>Requests a second that the vendors, each on its own, allow the program for all brands together.</summary>
    public double VendorRequestsASecond { get; init; } = 1000;

    /// <summary>Requests of a brand's pulls to the one vendor that most brands have.</summary>
    public double VendorRequests { get; init; } = 5;

    /// <summary>Pulls at once on one instance: batchSize and newBatchThreshold of host.json.</summary>
    public double PullsAtOnce { get; init; } = 24;

    /// <summary>Seconds that a brand's pulls wait for vendors and storage.</summary>
    public double PullSeconds { get; init; } = 5;

    /// <summary>Seconds of CPU of one brand's night.</summary>
    public double CpuSeconds { get; init; } = 0.6;

    /// <summary>Share of the CPU that the analysis takes; the pulls take the rest.</summary>
    public double AnalysisShare { get; init; } = 0.6;

    /// <summary>Storage operations of a brand's night, tables, queues and blobs.</summary>
    public double Operations { get; init; } = 117;

    /// <summary>Writes into the one list of brands: the night, the run.</summary>
    public double BrandListWrites { get; init; } = 2;

    /// <summary>Writes into the one list of open runs: a line comes and goes.</summary>
    public double OpenListWrites { get; init; } = 2;

    /// <summary>Operations a second of one account.</summary>
    public const double AccountLimit = 20_000;

    /// <summary>Rows a second of one partition.</summary>
    public const double PartitionLimit = 2_000;

    /// <summary>Messages a second of one queue.</summary>
    public const double QueueLimit = 2_000;

    /// <summary>Part of the brands whose night comes at each hour of the day (UTC): where people live who sell things, roughly.</summary>
    public static readonly double[] DueAtHour =
    [
        0.10, 0.22, 0.10, 0.02, 0.01, 0.01, 0.03, 0.05, 0.14, 0.08, 0.06, 0.04, 0.01, 0.00, 0.00, 0.01, 0.01, 0.02, 0.04, 0.02, 0.02, 0.00, 0.01, 0.00,
    ];
}
