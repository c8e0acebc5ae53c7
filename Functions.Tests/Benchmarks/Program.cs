using SocialFunnel.Benchmarks;

// dotnet run -c Release --project Functions.Tests/Benchmarks -- NAME [--reps N] [--seed S] [--only PART] [--brands N]
IReadOnlyDictionary<string, Action<BenchmarkArguments>> benchmarks = new SortedDictionary<string, Action<BenchmarkArguments>>
{
    ["advice"] = AdviceBenchmark.Run,
    ["attribution"] = AttributionBenchmark.Run,
    ["correlation"] = CorrelationBenchmark.Run,
    ["cost"] = CostBenchmark.Run,
    ["million"] = MillionBenchmark.Run,
    ["fuzz"] = FuzzBenchmark.Run,
    ["night"] = NightBenchmark.Run,
    ["report"] = ReportBenchmark.Run,
    ["roi"] = RoiCoverageBenchmark.Run,
    ["screenshots"] = Screenshots.Run,
    ["storage-layout"] = StorageLayoutBenchmark.Run,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Which one? {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

benchmark(BenchmarkArguments.Parse(args[1..]));
return 0;
