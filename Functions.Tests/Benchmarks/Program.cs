using System.Diagnostics;
using MathNet.Numerics.Distributions;
using SocialFunnel.Analysis.Statistics;
using SocialFunnel.Benchmarks;

var reps = args.Length > 0 ? int.Parse(args[0]) : 500;
var filter = args.Length > 1 ? args[1] : "";
var w0 = (lead: .8, rev: .1, same: .1);
Console.WriteLine($"{"world",-24} FL/FLnear  SL  MT for variants");
string[] variants = ["iid-df", "std-df", "mv-df", "mv-df-log", "mv-df-sqrt"];
var cache = new Dictionary<(DateOnly, int), (SparseRows, LeastSquares)>();
void Run(string name, Func<int, World> make)
{
    if (!name.Contains(filter)) return;
    var fl = new int[variants.Length]; var near = new int[variants.Length]; var sl = new int[variants.Length]; var mt = new int[variants.Length];
    var tot = new int[variants.Length];
    var sync = new object();
    Parallel.For(0, reps, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
    {
        var w = make(run);
        var (x0, y0) = Fit(w, 0); var yl = Fit(w, 1).Item2; var ys = Fit(w, 2).Item2;
        var (x1, y1) = (Std(x0), Std(y0));
        for (var v = 0; v < variants.Length; v++)
        {
            var (x, y) = variants[v].StartsWith("std") ? (x1, y1) : variants[v].EndsWith("log") ? (x0, yl) : variants[v].EndsWith("sqrt") ? (x0, ys) : (x0, y0);
            var two = variants[v].EndsWith("2s", StringComparison.Ordinal);
            var (pl, bl) = Dir(x, y, 1, 28, v, two);
            var (pr, br) = Dir(y, x, 1, 28, v, two);
            var (p0, _) = Dir(x, y, 0, 0, v, two);
            var L = pl / w0.lead <= .05; var R = pr / w0.rev <= .05; var S = p0 / w0.same <= .05;
            lock (sync)
            {
                if (L && !R) { fl[v]++; if (Math.Abs(bl - w.Lag) <= 1) near[v]++; }
                else if (R && !L) sl[v]++;
                else if (S || (L && R)) mt[v]++;
                if (pl <= .05) tot[v]++;
            }
        }
    });
    Console.WriteLine($"{name,-24} " + string.Join(" | ", Enumerable.Range(0, variants.Length).Select(v => $"{100.0 * fl[v] / reps,5:0.0}/{100.0 * near[v] / reps,5:0.0} {100.0 * sl[v] / reps,5:0.0} {100.0 * mt[v] / reps,5:0.0} [{100.0*tot[v]/reps,5:0.0}]")));
}
Console.WriteLine(string.Join(" | ", variants));
foreach (var n in new[] { 90, 180, 365 })
{
    Run($"sim1 null {n}", r => FirstSimulation.Make(r, n, 0));
    Run($"sim1 rev {n}", r => FirstSimulation.Make(r, n, 0, reverse: true));
    Run($"sim1 common {n}", r => FirstSimulation.Make(r, n, 0, common: true));
    Run($"sim1 mid {n}", r => FirstSimulation.Make(r, n, .35));
    Run($"sim1 small {n}", r => FirstSimulation.Make(r, n, .2));
}
foreach (var (name, _, _) in SecondSimulation.All)
    Run(name, r => SecondSimulation.Make(name, 1, r));
foreach (var n in new[] { 180, 365, 1095 })
{
    Run($"wkend0 {n} e=0", r => Wkend(SecondSimulation.Small(1, r, n, 0)));
    Run($"wkend0 {n} e=.5", r => Wkend(SecondSimulation.Small(1, r, n, .5)));
    Run($"growing {n} e=0", r => Grow(n, r));
}
World Wkend(World w) => w with { Conversions = [.. w.Conversions.Select((c, t) => t % 7 >= 5 ? 0 : c)], Growth = [.. w.Growth.Select((c, t) => t % 7 >= 5 ? Math.Floor(c / 3) : c)] };
World Grow(int n, int r) { var rnd = new Random(r); var a = SecondSimulation.Small(1, r, n, 0);
  var cs = a.Conversions.Select((c, t) => (double)MathNet.Numerics.Distributions.Poisson.Sample(rnd, .2 + 5.0 * t * t / n / n)).ToArray();
  var g = a.Growth.Select((c, t) => Math.Round(MathNet.Numerics.Distributions.Normal.Sample(rnd, 1 + 5.0 * t / n, .3 + 10.0 * t * t/ n / n))).ToArray(); return new World(g, cs); }
foreach (var n in new[] { 365, 1095 })
    foreach (var e in new[] { 0, .2, .5 })
        Run($"small {n} e={e}", r => SecondSimulation.Small(1, r, n, e));

Innovations Std(Innovations e)
{
    var n = e.Values.Length; var v = (double[])e.Values.Clone();
    var overall = Kernels.Dot(v, v) / e.Count;
    var f = new double[7]; var c = new double[7];
    for (var t = 0; t < n; t++) { f[t % 7] += v[t] * v[t]; c[t % 7] += e.Valid[t]; }
    for (var d = 0; d < 7; d++) f[d] = (f[d] + 10 * overall) / (c[d] + 10);
    for (var t = 0; t < n; t++) v[t] /= Math.Sqrt(f[t % 7]);
    var o = (double[])v.Clone();
    const int H = 45;
    for (var t = 0; t < n; t++)
    {
        double a = 30, m = 30;
        for (var u = Math.Max(0, t - H); u <= Math.Min(n - 1, t + H); u++) { a += v[u] * v[u]; m += e.Valid[u]; }
        o[t] /= Math.Sqrt(a / m);
    }
    return e with { Values = o };
}
double[] Var(Innovations e)
{
    var n = e.Values.Length; var v = (double[])e.Values.Clone();
    for (var t = 0; t < n; t++) v[t] *= v[t];
    var overall = v.Sum() / e.Count;
    var f = new double[7]; var c = new double[7];
    for (var t = 0; t < n; t++) { f[t % 7] += v[t]; c[t % 7] += e.Valid[t]; }
    for (var d = 0; d < 7; d++) f[d] = (f[d] + 5 * overall) / (c[d] + 5) / overall;
    for (var t = 0; t < n; t++) v[t] /= f[t % 7];
    var o = new double[n];
    const int H = 30;
    for (var t = 0; t < n; t++)
    {
        double a = 10 * overall, m = 10;
        for (var u = Math.Max(0, t - H); u <= Math.Min(n - 1, t + H); u++) { a += v[u]; m += e.Valid[u]; }
        o[t] = f[t % 7] * a / m * e.Valid[t];
    }
    var sc = e.Values.Sum(z => z * z) / o.Sum();
    for (var t = 0; t < n; t++) o[t] *= sc;
    return o;
}
(Innovations, Innovations) Fit(World w, int ty)
{
    var n = w.Growth.Length;
    (SparseRows, LeastSquares) d;
    var first = new DateOnly(2023, 1, 2);
    lock (cache)
        if (!cache.TryGetValue((first, n), out d))
        {
            var rows = CalendarDesign.Build(first, n);
            cache[(first, n)] = d = (rows, new LeastSquares(rows, Enumerable.Repeat(1.0, n).ToArray()));
        }
    var mean = w.Conversions.Where(double.IsFinite).Average();
    var real = w.Conversions.Any(c => c != Math.Floor(c));
    var growthReal = w.Growth.Any(c => double.IsFinite(c) && c != Math.Floor(c));
    return (One(w.Growth, v => growthReal ? v : Math.Sign(v) * double.LogP1(Math.Abs(v)), d), One(w.Conversions, v => real || (mean < 3 && ty == 0) ? v : ty == 2 && mean < 3 ? Math.Sqrt(v + .375) : double.LogP1(Math.Max(0, v)), d));
}
Innovations One(double[] s, Func<double, double> f, (SparseRows, LeastSquares) d)
{
    var known = s.Select(v => double.IsFinite(v) ? 1.0 : 0).ToArray();
    var ls = known.Contains(0) ? new LeastSquares(d.Item1, known) : d.Item2;
    return Innovations.Of(s.Select(v => double.IsFinite(v) ? f(v) : 0).ToArray(), known, ls, 5, 14);
}
(double, int) Dir(Innovations x, Innovations y, int from, int to, int variant, bool two)
{
    var vx = Var(x); var vy = Var(y);
    var ps = new List<double>(); var best = (-9.0, 0);
    for (var k = from; k <= to; k++)
    {
        var n = x.Values.Length;
        double mv = 0, sxy = 0, m = 0, sxx = 0, syy = 0, q = 0;
        for (var t = k; t < n; t++)
        {
            var ok = x.Valid[t - k] * y.Valid[t]; if (ok == 0) continue;
            var a = x.Values[t - k]; var b = y.Values[t]; m++; mv += vx[t - k] * vy[t]; sxy += a * b; sxx += a * a; syy += b * b; q += a * a * b * b;
        }
        var df = m - y.Terms - (variants[variant].Contains("-df") ? 0 : y.Coefficients.Length) - 1;
        var si = sxy / Math.Sqrt(sxx * syy) * Math.Sqrt(m); var sh = sxy / Math.Sqrt(q);
        double T(double s) => s * Math.Sqrt(df / (m - Math.Min(s * s, m * .99)));
        var name = variants[variant];
        var sm = sxy / Math.Sqrt(mv); var tt = name.StartsWith("mv") ? T(sm) : name.StartsWith("iid") || name.StartsWith("std") ? T(si) : name.StartsWith("hc") ? T(sh) : Math.Abs(T(si)) < Math.Abs(T(sh)) ? T(si) : T(sh);
        ps.Add(two ? 2 * StudentT.CDF(0, 1, df, -Math.Abs(tt)) : StudentT.CDF(0, 1, df, -tt));
        if (two) tt = Math.Abs(tt);
        if (tt > best.Item1) best = (tt, k);
    }
    ps.Sort();
    return (Math.Min(1, ps.Select((p, i) => p * ps.Count / (i + 1)).Min()), best.Item2);
}
