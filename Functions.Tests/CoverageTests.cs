using CsCheck;

namespace SocialFunnel;

public sealed class CoverageTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    private static readonly Gen<Window> Windows = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 20]).Select((start, days) => new Window(First.AddDays(start), First.AddDays(start + days)));

    [Fact]
    public void It_knows_exactly_the_days_it_was_given() => Gen.Select(Windows.Array[0, 8], Windows).Sample((known, wanted) =>
    {
        var coverage = known.Aggregate(Coverage.Empty, (days, window) => days.With(window));
        var told = known.SelectMany(Days).ToHashSet();

        Assert.Equal(told.Order(), coverage.Windows.SelectMany(Days));
        Assert.Equal(Days(wanted).Where(day => !told.Contains(day)), coverage.Missing(wanted).SelectMany(Days));
        Assert.All(coverage.Windows.Zip(coverage.Windows.Skip(1)), pair => Assert.True(pair.First.Last.AddDays(1) < pair.Second.First));
        Assert.Equal(coverage.ToString(), Coverage.Parse(coverage.ToString()).ToString());
    });

    private static IEnumerable<DateOnly> Days(Window window) => Enumerable.Range(0, window.Days).Select(window.First.AddDays);
}
