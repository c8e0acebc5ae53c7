using System.Text.Json;
using CsCheck;

namespace SocialFunnel.Store;

public sealed class MonthFactsTests
{
    private static readonly Gen<(int Day, string Metric, Fact Fact)> Facts = Gen.Select(
        Gen.Int[1, 3],
        Gen.OneOf<string>("followers", "likes"),
        Gen.Select(Gen.Decimal[0, 3].Select(value => Math.Round(value)), Gen.Long[1, 4], Gen.OneOf<string>("", "v1", "v2"), (value, at, definition) => new Fact(value, at, definition.Length == 0 ? null : definition)));

    [Fact]
    public void Readings_give_the_same_month_in_whatever_order_and_however_often_they_arrive() => Gen.Select(Facts.Array[0, 40], Gen.Int).Sample(
        (facts, seed) =>
        {
            var shuffled = facts.Concat(facts).ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Month(facts).ToJson(), Month(shuffled).ToJson());
        },
        iter: 2_000);

    [Fact]
    public void What_is_written_comes_back() => Facts.Array[0, 40].Sample(
        facts =>
        {
            var month = Month(facts);

            Assert.Equal(month.ToJson(), MonthFacts.Parse(month.ToJson()).ToJson());
        },
        iter: 1_000);

    [Fact]
    public void Merging_what_is_known_changes_nothing() => Facts.Array[1, 40].Sample(
        facts =>
        {
            var month = Month(facts);
            foreach (var (day, known) in month.Days.ToArray())
            {
                foreach (var ((metric, _), fact) in known.ToArray())
                {
                    Assert.False(month.Merge(day, metric, fact, out var outdated));
                    Assert.Null(outdated);
                }
            }
        },
        iter: 500);

    [Fact]
    public void The_later_value_counts_and_the_earlier_comes_out()
    {
        var month = new MonthFacts();
        Assert.True(month.Merge(1, "likes", new Fact(5, 100, null), out _));

        Assert.True(month.Merge(1, "likes", new Fact(6, 200, null), out var restated));
        Assert.False(month.Merge(1, "likes", new Fact(4, 50, null), out var late));

        Assert.Equal(new Fact(5, 100, null), restated);
        Assert.Equal(new Fact(4, 50, null), late);
        Assert.Equal(6, month.Days[1][new FactKey("likes", null)].Value);
    }

    [Fact]
    public void A_value_that_is_confirmed_later_restates_nothing()
    {
        var month = new MonthFacts();
        month.Merge(1, "likes", new Fact(5, 100, null), out _);

        month.Merge(1, "likes", new Fact(5, 200, null), out var outdated);

        Assert.Null(outdated);
    }

    [Fact]
    public void A_month_of_a_later_program_is_not_guessed_at() =>
        Assert.Contains("Use a newer program", Assert.Throws<JsonException>(() => MonthFacts.Parse("{\"v\":2,\"d\":{}}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_definitions_of_a_metric_stand_beside_each_other_and_two_currencies_do_not()
    {
        var month = new MonthFacts();
        month.Merge(1, "likes", new Fact(5, 100, "v1"), out _);
        Assert.True(month.Merge(1, "likes", new Fact(4, 200, "v2"), out var other));
        month.Merge(1, "spend", new Fact(20, 100, null, "EUR"), out _);
        Assert.True(month.Merge(1, "spend", new Fact(20, 200, null, "USD"), out var wrong));

        Assert.Null(other);
        Assert.Equal("EUR", wrong?.Currency);
        Assert.Equal([5m, 4m, 20m], MonthFacts.Parse(month.ToJson()).Days[1].Values.Select(fact => fact.Value));
        Assert.Equal("USD", MonthFacts.Parse(month.ToJson()).Days[1][new FactKey("spend", null)].Currency);
    }

    private static MonthFacts Month(IEnumerable<(int Day, string Metric, Fact Fact)> facts)
    {
        var month = new MonthFacts();
        foreach (var (day, metric, fact) in facts)
        {
            month.Merge(day, metric, fact, out _);
        }

        return month;
    }
}
