using System.Globalization;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// The night at a million brands, simulated: what holds it up as it is built, and what each change is worth. Its assumptions stand in <see cref="MillionNight"/> and docs/cost.md.
/// </summary>
internal static class MillionBenchmark
{
    public static void Run(BenchmarkArguments arguments)
    {
        var brands = arguments.Brands ?? 1_000_000;
        Console.WriteLine($"{brands:#,0} brands; hours from a brand's due hour to its report, and what held the night up longest");
        Console.WriteLine("design | half | 95 % | all | held up by | instance hours");
        foreach (var (name, night) in Designs())
        {
            var run = new MillionSimulation(night with { Brands = brands }).Run();
            var held = string.Join(", ", run.Scarce.OrderByDescending(resource => resource.Value).Take(2).Select(resource => string.Create(CultureInfo.InvariantCulture, $"{resource.Key} {resource.Value / 3600.0:0.0} h")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} | {Hours(run.Lag(0.5))} | {Hours(run.Lag(0.95))} | {Hours(run.Lag(1))} | {(held.Length == 0 ? "nothing" : held)} | {run.InstanceHours:#,0}"));
        }
    }

    private static IEnumerable<(string Name, MillionNight Night)> Designs()
    {
        var built = new MillionNight();
        yield return ("as built: one account, one app of 40 instances, a vendor's 50 requests a second", built with { MostInstances = 40, VendorRequestsASecond = 50 });
        yield return ("the vendor allows 1,000 a second", built with { MostInstances = 40 });
        yield return ("and 1,000 instances", built);
        var accounts = built with { Accounts = 10 };
        yield return ("and 10 accounts", accounts);
        var partitions = accounts with { Partitions = 16 };
        yield return ("and 16 partitions of the two lists", partitions);
        yield return ("and a vendor's 5,000 a second", partitions with { VendorRequestsASecond = 5000 });
        yield return ("and 20 accounts, 2,000 instances", partitions with { VendorRequestsASecond = 5000, Accounts = 20, MostInstances = 2000, NewInstancesAMinute = 200 });
    }

    private static string Hours(double seconds) => double.IsNaN(seconds) ? "not in 3 days" : (seconds / 3600).ToString("0.00", CultureInfo.InvariantCulture);
}
