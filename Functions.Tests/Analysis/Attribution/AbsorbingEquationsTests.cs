using CsCheck;

namespace SocialFunnel.Analysis.Attribution;

public sealed class AbsorbingEquationsTests
{
    [Fact]
    public void Elimination_and_iteration_agree_to_the_last_digits() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 6].Array[10], Gen.Double[0, 1].Array[10]).Sample((targets, conversions) =>
        {
            // Nine tenths go on to other states, at most a tenth converts.
            var steps = targets.Select(row => row.GroupBy(to => to).Select(group => (group.Key, 0.9 * group.Count() / row.Length)).ToArray()).ToArray();
            var equations = new AbsorbingEquations([.. conversions.Select(share => 0.1 * share)], steps);

            Assert.All(equations.Eliminate().Zip(equations.Iterate()), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-12));
        });
}
