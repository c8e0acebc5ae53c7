using System.Globalization;

namespace SocialFunnel.Sources.Exports;

public sealed class SeenRowsTests
{
    [Fact]
    public void It_remembers_the_latest_rows_and_forgets_the_first_of_very_many()
    {
        var seen = new SeenRows();
        for (var row = 0; row < (2 * SeenRows.Span) + 1; row++)
        {
            Assert.Equal(Seen.New, Add(seen, row, "a", out _));
        }

        Assert.Equal(Seen.Again, Add(seen, SeenRows.Span + 1, "a", out var before));
        Assert.Equal(SeenRows.Span + 1, before);
        Assert.Equal(Seen.Different, Add(seen, SeenRows.Span + 2, "b", out _));
        Assert.Equal(Seen.New, Add(seen, 0, "b", out _));
        Assert.Equal(1, seen.Repetitions);
    }

    [Fact]
    public void Cells_do_not_run_into_each_other()
    {
        var seen = new SeenRows();
        seen.Add(["ab", "c"], [], 1, out _);

        Assert.Equal(Seen.New, seen.Add(["a", "bc"], [], 2, out _));
    }

    private static Seen Add(SeenRows seen, int row, string content, out long before) => seen.Add([row.ToString(CultureInfo.InvariantCulture)], [content], row, out before);
}
