using MathNet.Numerics.LinearAlgebra;

namespace SocialFunnel.Analysis.Attribution;

/// <summary>
/// Journeys as an absorbing Markov chain from the start to conversion or to nothing (Anderl, Becker, von Wangenheim and Schumann, 2016, "Mapping the customer
/// journey", International Journal of Research in Marketing 33). A state is the last <c>order</c> channels. Solved exactly, as (I − Q) x = r.
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
        // A state is found from the one before it and the channel that follows; for order 1 the channel alone decides.
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var journey in journeys)
        {
            chain.Add(journey, order, channelIndex, states);
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

    private void Add(Journey journey, int order, Dictionary<string, int> channelIndex, Dictionary<string, int> states)
    {
        var weight = journey.Conversions + journey.NonConversions;
        if (weight == 0)
        {
            return;
        }

        var memory = new Queue<int>(order + 1);
        var previous = -1;
        foreach (var touch in journey.Touches)
        {
            var channel = channelIndex[touch.Channel];
            memory.Enqueue(channel);
            if (memory.Count > order)
            {
                memory.Dequeue();
            }

            var state = State(string.Join(',', memory), channel, states);
            var from = previous < 0 ? starts : steps[previous];
            from[state] = from.GetValueOrDefault(state) + weight;
            previous = state;
        }

        converted[previous] += journey.Conversions;
        lost[previous] += journey.NonConversions;
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
        int[] kept = [.. Enumerable.Range(0, latest.Count).Where(state => latest[state] != without)];
        var started = starts.Values.Sum();
        if (kept.Length == 0 || started == 0)
        {
            return 0;
        }

        var place = kept.Select((state, index) => (state, index)).ToDictionary(pair => pair.state, pair => pair.index);
        var matrix = Matrix<double>.Build.DenseIdentity(kept.Length);
        var right = Vector<double>.Build.Dense(kept.Length);
        foreach (var state in kept)
        {
            var total = Total(state);
            right[place[state]] = (double)(converted[state] / total);
            foreach (var (to, weight) in steps[state].Where(step => place.ContainsKey(step.Key)))
            {
                matrix[place[state], place[to]] -= (double)(weight / total);
            }
        }

        var solution = matrix.LU().Solve(right);
        return starts.Where(start => place.ContainsKey(start.Key)).Sum(start => (double)(start.Value / started) * solution[place[start.Key]]);
    }
}
