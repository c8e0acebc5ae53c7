namespace SocialFunnel.Benchmarks;

/// <summary>
/// A night second by second, as flows and not as single brands: every hour the due ones are opened, pulled, analysed, in that order, as fast as the scarcest resource lets them.
/// What is further on is served first, so that open runs end. Deterministic: there is nothing random in it.
/// </summary>
internal sealed class MillionSimulation(MillionNight night)
{
    private const int Day = 24 * 3600;
    private const int Horizon = 3 * Day;

    private readonly Queue<(double Due, double Brands)> toOpen = new();
    private readonly Queue<(double Due, double Brands)> toPull = new();
    private readonly Queue<(double Due, double Brands)> toAnalyse = new();
    private readonly List<(double Lag, double Brands)> ended = [];
    private readonly Dictionary<string, int> scarce = new(StringComparer.Ordinal);

    private double instances;

    /// <summary>Hours of paid instances.</summary>
    public double InstanceHours { get; private set; }

    /// <summary>Seconds in which each resource was the one that held the night up.</summary>
    public IReadOnlyDictionary<string, int> Scarce => scarce;

    /// <summary>Part of the brands that ended within a day and a half.</summary>
    public double Ended => ended.Sum(part => part.Brands) / night.Brands;

    /// <summary>Runs the night until all have ended, or three days have passed.</summary>
    public MillionSimulation Run()
    {
        for (var second = 0; second < Horizon && (second < Day || toOpen.Count + toPull.Count + toAnalyse.Count > 0); second++)
        {
            if (second < Day && second % 3600 == 0 && MillionNight.DueAtHour[second / 3600] is > 0 and var part)
                toOpen.Enqueue((second, part * night.Brands));
            Step(second);
        }

        return this;
    }

    /// <summary>Seconds after its due hour by which this part of the brands had its report; not a number when they never had.</summary>
    public double Lag(double part)
    {
        var before = 0.0;
        foreach (var (lag, brands) in ended.OrderBy(end => end.Lag))
        {
            before += brands;
            if (before >= part * night.Brands * 0.999999)
                return lag;
        }

        return double.NaN;
    }

    private void Step(int second)
    {
        var work = toOpen.Count + toPull.Count + toAnalyse.Count > 0;
        instances = work ? Math.Min(night.MostInstances, instances + (night.NewInstancesAMinute / 60)) : Math.Max(0, instances - (night.MostInstances / 600));
        InstanceHours += instances / 3600;

        var left = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["CPU"] = instances,
            ["account"] = MillionNight.AccountLimit * night.Accounts,
            ["list of brands"] = MillionNight.PartitionLimit * night.Partitions * night.Accounts,
            ["list of open runs"] = MillionNight.PartitionLimit * night.Partitions * night.Accounts,
            ["queue"] = MillionNight.QueueLimit * night.Accounts,
            ["pulls at once"] = instances * night.PullsAtOnce,
            ["vendor"] = night.VendorRequestsASecond,
        };

        // The whole list is read every hour to find who is due; what that takes of its partitions is not there for others.
        if (second % 3600 < night.Brands / (MillionNight.PartitionLimit * night.Partitions * night.Accounts))
            left["list of brands"] = 0;

        // A third of a brand's operations opens and pulls it, the rest loads and saves its analysis.
        Move(second, toAnalyse, null, left, ("CPU", night.CpuSeconds * night.AnalysisShare), ("account", night.Operations * 0.67), ("list of brands", night.BrandListWrites / 2), ("list of open runs", night.OpenListWrites / 2), ("queue", 1));
        Move(second, toPull, toAnalyse, left, ("CPU", night.CpuSeconds * (1 - night.AnalysisShare)), ("account", night.Operations * 0.28), ("vendor", night.VendorRequests), ("pulls at once", night.PullSeconds), ("queue", 1));
        Move(second, toOpen, toPull, left, ("account", night.Operations * 0.05), ("list of brands", night.BrandListWrites / 2), ("list of open runs", night.OpenListWrites / 2), ("queue", 1));
    }

    private void Move(int second, Queue<(double Due, double Brands)> from, Queue<(double Due, double Brands)>? to, Dictionary<string, double> left, params (string Resource, double Each)[] needs)
    {
        var waiting = from.Sum(part => part.Brands);
        if (waiting <= 0)
            return;
        var (scarcest, most) = needs.Where(need => need.Each > 0).Select(need => (need.Resource, Most: left[need.Resource] / need.Each)).MinBy(need => need.Most);
        if (most < waiting)
            scarce[scarcest] = scarce.GetValueOrDefault(scarcest) + 1;
        var moved = Math.Min(waiting, most);
        foreach (var (resource, each) in needs)
            left[resource] -= moved * each;

        while (moved > 1e-9)
        {
            var (due, brands) = from.Peek();
            var now = Math.Min(brands, moved);
            moved -= now;
            if (now >= brands)
                from.Dequeue();
            else
                Replace(from, (due, brands - now));
            if (to is null)
                ended.Add((second + 1 - due, now));
            else
                Append(to, (due, now));
        }
    }

    // The queue of the class library has no way to change its head.
    private static void Replace(Queue<(double Due, double Brands)> queue, (double, double) head)
    {
        var rest = queue.Skip(1).ToArray();
        queue.Clear();
        queue.Enqueue(head);
        foreach (var part in rest)
            queue.Enqueue(part);
    }

    private static void Append(Queue<(double Due, double Brands)> queue, (double Due, double Brands) part)
    {
        if (queue.Count > 0 && queue.Last().Due == part.Due)
        {
            var all = queue.ToArray();
            all[^1] = (part.Due, all[^1].Brands + part.Brands);
            queue.Clear();
            foreach (var one in all)
                queue.Enqueue(one);
            return;
        }

        queue.Enqueue(part);
    }
}
