namespace SocialFunnel.Analysis.Attribution;

/// <summary>
/// Journeys as an absorbing Markov chain from the start to conversion or to nothing (Anderl, Becker, von Wangenheim and Schumann, 2016, "Mapping the customer
/// journey", International Journal of Research in Marketing 33). A state is the last <c>order</c> channels. Solved as (I − Q) x = r, see <see cref="AbsorbingEquations"/>; never by simulation.
/// </summary>
public sealed class MarkovChain
{
    private readonly IReadOnlyList<string> channels;
    // Per state: its latest channel, the steps to other states, and the steps to conversion and to nothing, all as weights.
    private readonly List<int> latest = [];
    private readonly List<SortedDictionary<int, decimal>> steps = [];
    private readonly List<decimal> converted = [];
    private readonly List<decimal> lost = [];
    private readonly SortedDictionary<int, decimal> starts = [];

    private MarkovChain(IReadOnlyList<string> channels) => this.channels = channels;

    /// <summary>Counts the transitions.</summary>
    /// <param name="journeys">With and without conversions.</param>
    /// <param name="order">Channels a state remembers; at least 1.</param>
    public static MarkovChain Of(IReadOnlyList<Journey> journeys, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        var chain = new MarkovChain([.. journeys.SelectMany(journey => journey.Touches.Select(touch => touch.Channel)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        var channelIndex = chain.channels.Select((channel, index) => (channel, index)).ToDictionary(pair => pair.channel, pair => pair.index, StringComparer.Ordinal);
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var path in Grouped(journeys, channelIndex))
        {
            chain.Add(path, order, states);
        }

        return chain;
    }

    /// <summary>Probability that a journey converts.</summary>
    public double ConversionProbability() => ConversionProbability(without: -1);

    /// <summary>
    /// The removal effect of each channel: the part of all conversions that would be lost if every visit to it ended the journey.
    /// 0 to 1; all zero when nothing converts.
    /// </summary>
    public IReadOnlyDictionary<string, double> RemovalEffects()
    {
        var all = ConversionProbability();
        var effects = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (var channel = 0; channel < channels.Count; channel++)
        {
            effects[channels[channel]] = all > 0 ? Math.Clamp(1 - ConversionProbability(channel) / all, 0, 1) : 0;
        }

        return effects;
    }

    /// <summary>
    /// Probabilities of a chain of order 1, from <c>START</c> or a channel to a channel, <c>CONV</c> or <c>NULL</c>; those of 0 are left out.
    /// </summary>
    public IReadOnlyDictionary<(string From, string To), double> Transitions()
    {
        var found = new Dictionary<(string, string), double>();
        var started = starts.Values.Sum();
        foreach (var (state, weight) in starts.Where(start => start.Value > 0))
        {
            found[("START", channels[latest[state]])] = (double)(weight / started);
        }

        for (var state = 0; state < latest.Count; state++)
        {
            var from = channels[latest[state]];
            var total = Total(state);
            foreach (var (to, weight) in steps[state].Select(step => (channels[latest[step.Key]], step.Value)).Append(("CONV", converted[state])).Append(("NULL", lost[state])))
            {
                if (weight > 0)
                {
                    found[(from, to)] = (double)(weight / total);
                }
            }
        }

        return found;
    }

    // Alike journeys together and in a fixed order, so that neither the order of the input nor its grouping can change the last digit.
    private static List<CountedPath> Grouped(IReadOnlyList<Journey> journeys, Dictionary<string, int> channelIndex)
    {
        var paths = new SortedDictionary<string, CountedPath>(StringComparer.Ordinal);
        foreach (var journey in journeys.Where(journey => journey.Conversions + journey.NonConversions > 0))
        {
            int[] channels = [.. journey.Touches.Select(touch => channelIndex[touch.Channel])];
            var key = string.Join(',', channels);
            var known = paths.GetValueOrDefault(key, new CountedPath(channels, 0m, 0m));
            paths[key] = known with { Converted = known.Converted + journey.Conversions, Lost = known.Lost + journey.NonConversions };
        }

        return [.. paths.Values];
    }

    private void Add(CountedPath path, int order, Dictionary<string, int> states)
    {
        var previous = -1;
        for (var index = 0; index < path.Channels.Length; index++)
        {
            var first = Math.Max(0, index - order + 1);
            var state = State(string.Join(',', path.Channels[first..(index + 1)]), path.Channels[index], states);
            var from = previous < 0 ? starts : steps[previous];
            from[state] = from.GetValueOrDefault(state) + path.Converted + path.Lost;
            previous = state;
        }

        converted[previous] += path.Converted;
        lost[previous] += path.Lost;
    }

    private int State(string key, int channel, Dictionary<string, int> states)
    {
        if (!states.TryGetValue(key, out var state))
        {
            state = states[key] = latest.Count;
            latest.Add(channel);
            steps.Add([]);
            converted.Add(0m);
            lost.Add(0m);
        }

        return state;
    }

    private decimal Total(int state) => steps[state].Values.Sum() + converted[state] + lost[state];

    // Without a channel, every step to it ends the journey: its states drop out, the other probabilities stay.
    private double ConversionProbability(int without)
    {
        var started = starts.Values.Sum();
        int[] kept = [.. Enumerable.Range(0, latest.Count).Where(state => latest[state] != without)];
        if (kept.Length == 0 || started == 0)
        {
            return 0;
        }

        var place = Enumerable.Repeat(-1, latest.Count).ToArray();
        for (var index = 0; index < kept.Length; index++)
        {
            place[kept[index]] = index;
        }

        var equations = new AbsorbingEquations(
            [.. kept.Select(state => (double)(converted[state] / Total(state)))],
            [.. kept.Select(state => steps[state].Where(step => place[step.Key] >= 0).Select(step => (place[step.Key], (double)(step.Value / Total(state)))).ToArray())]);
        var solution = equations.Solve();
        return starts.Where(start => place[start.Key] >= 0).Sum(start => (double)(start.Value / started) * solution[place[start.Key]]);
    }

    private sealed record CountedPath(int[] Channels, decimal Converted, decimal Lost);
}
