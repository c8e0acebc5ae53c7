using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using SocialFunnel.Analysis.Statistics;

namespace SocialFunnel.Benchmarks;

/// <summary>The two candidate procedures of the research beside the one that was chosen, on the same accounts.</summary>
internal static class CorrelationCandidates
{
    private const int Lags = 28;
    private const int Draws = 199;
    private const double Level = 0.05;
    private static readonly DateOnly FirstDay = new(2023, 1, 2);

    public static void Run(int reps, int seed)
    {
        Console.WriteLine($"\nCandidates, {reps} runs per row: followers lead % (in brackets: with the lag within a day)");
        Console.WriteLine("| world | permutation max-T and Granger (28 lags) | larger of two p, BH | chosen |\n|---|---|---|---|");
        foreach (var days in new[] { 90, 180, 365 })
        {
            Row($"first, no link, n = {days}", reps, run => FirstSimulation.Make((seed * 7) + run, days, 0));
            Row($"first, reverse only, n = {days}", reps, run => FirstSimulation.Make((seed * 7) + run, days, 0, reverse: true));
            Row($"first, mid effect, n = {days}", reps, run => FirstSimulation.Make((seed * 7) + run, days, .35));
        }

        foreach (var (name, _, _) in SecondSimulation.All)
            Row(name, reps, run => SecondSimulation.Make(name, seed, run));
        foreach (var days in new[] { 365, 1095 })
            Row($"both grow, no link, n = {days}", reps, run => OtherWorlds.BothGrow(seed, run, days));
    }

    private static void Row(string name, int reps, Func<int, World> make)
    {
        var found = Enumerable.Range(0, reps).AsParallel().Select(run =>
        {
            var world = make(run);
            var (x, y) = (Whitened(world.Growth), Whitened(world.Conversions));
            var chosen = SocialFunnel.Analysis.Correlation.Analyse(CorrelationBenchmark.Series(world));
            int? lag = chosen.Verdict == SocialFunnel.Analysis.CorrelationVerdict.FollowersLeadSales ? chosen.Lag : null;
            return new[] { Permuted(x, y, run), Larger(x, y), lag }.Select(found => (Found: found is not null, Near: Math.Abs((found ?? -9) - world.Lag) <= 1)).ToArray();
        }).ToArray();
        var cells = Enumerable.Range(0, 3).Select(i => $"{100.0 * found.Count(run => run[i].Found) / reps:0.0} ({100.0 * found.Count(run => run[i].Found && run[i].Near) / reps:0.0})");
        Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
    }

    private static Innovations Whitened(double[] series)
    {
        double[] known = [.. series.Select(value => double.IsNaN(value) ? 0.0 : 1)];
        return Innovations.Of([.. series.Select(value => double.IsNaN(value) ? 0 : value)], known, new LeastSquares(CalendarDesign.Build(FirstDay, series.Length), known), 5, 14);
    }

    /// <summary>Largest |r| over lags against permutations of the leading innovations, each direction on its own; Granger must agree.</summary>
    private static int? Permuted(Innovations x, Innovations y, int seed)
    {
        bool Leads(Innovations a, Innovations b, out int lag)
        {
            var largest = Largest(a.Values, b.Values, out lag);
            var random = new Xoshiro256StarStar(seed);
            var shuffled = (double[])a.Values.Clone();
            var beyond = 0;
            for (var draw = 0; draw < Draws; draw++)
            {
                for (var i = shuffled.Length - 1; i > 0; i--)
                {
                    var j = random.Next(i + 1);
                    (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
                }

                beyond += Largest(shuffled, b.Values, out _) >= largest ? 1 : 0;
            }

            if ((1.0 + beyond) / (1 + Draws) > Level)
                return false;
            var lags = Math.Min(Lags, a.Values.Length / 6);
            return Granger.Test(a.Residuals, b.Residuals, [.. a.Values.Select(_ => new[] { 1.0 })], lags).P <= Level;
        }

        return Leads(x, y, out var lag) && !Leads(y, x, out _) ? lag : null;
    }

    private static double Largest(double[] x, double[] y, out int best)
    {
        var largest = -1.0;
        best = 0;
        for (var lag = 1; lag <= Lags; lag++)
        {
            var sum = Math.Abs(Kernels.Dot(x.AsSpan(0, x.Length - lag), y.AsSpan(lag))) / Math.Sqrt(x.Length - lag);
            if (sum > largest)
                (largest, best) = (sum, lag);
        }

        return largest;
    }

    /// <summary>Per lag the larger of two p: both series filtered by x's autoregression with Newey–West, and each by its own with an ordinary t.</summary>
    private static int? Larger(Innovations x, Innovations y)
    {
        (bool Found, int Lag) Leads(Innovations a, Innovations b)
        {
            var (filtered, valid) = (new double[b.Values.Length], new double[b.Values.Length]);
            AutoRegression.Whiten((double[])b.Residuals.Clone(), Known(b), a.Coefficients, filtered, valid);
            double[] p = [.. Enumerable.Range(0, Lags + 1).Select(lag => Math.Max(
                P(a.Values, a.Valid, filtered, valid, lag, robust: true), P(a.Values, a.Valid, b.Values, b.Valid, lag, robust: false)))];
            var q = BenjaminiHochberg.Adjust(p);
            return (q.Min() <= Level, Array.IndexOf(p, p.Min()));
        }

        var (leads, lag) = Leads(x, y);
        return leads && lag > 0 && !Leads(y, x).Found ? lag : null;
    }

    private static double[] Known(Innovations series) => [.. series.Valid.Select((valid, t) => t < series.Coefficients.Length ? 1 : valid)];

    private static double P(double[] x, double[] validX, double[] y, double[] validY, int lag, bool robust)
    {
        var days = Enumerable.Range(lag, x.Length - lag).Where(t => validX[t - lag] * validY[t] != 0).ToArray();
        double meanX = days.Average(t => x[t - lag]), meanY = days.Average(t => y[t]), xx = 0, xy = 0;
        foreach (var t in days)
        {
            xx += (x[t - lag] - meanX) * (x[t - lag] - meanX);
            xy += (x[t - lag] - meanX) * (y[t] - meanY);
        }

        var slope = xy / xx;
        double[] errors = [.. days.Select(t => y[t] - meanY - (slope * (x[t - lag] - meanX)))];
        double[] scores = [.. errors.Select((e, i) => e * (x[days[i] - lag] - meanX))];
        var variance = robust ? NeweyWest.Sum(scores, NeweyWest.AutomaticLag(scores)) * days.Length / (days.Length - 2) : xx * errors.Sum(e => e * e) / (days.Length - 2);
        return 2 * StudentT.CDF(0, 1, days.Length - 2, -Math.Abs(slope * xx / Math.Sqrt(variance)));
    }
}
