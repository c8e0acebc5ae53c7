namespace SocialFunnel.Entries;

public sealed class EffortJsonTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void A_week_and_any_days_are_understood()
    {
        Assert.Equal(new Window(new(2026, 11, 16), new(2026, 11, 22)), Read("""{"week":"2026-11-16","platforms":{"linkedin":{"hours":4}}}""")!.Days);
        Assert.Equal(new Window(new(2026, 11, 1), new(2026, 11, 3)), Read("""{"from":"2026-11-01","to":"2026-11-03","platforms":{"linkedin":{"spend":4.25}}}""")!.Days);
        var week = Read("""{"week":"2026-11-23","platforms":{"Twitter":{"hours":4,"spend":null},"blog":{"hours":168,"spend":0}}}""")!;
        Assert.Equal([new(Platform.Parse("x"), 4, null), new(Platform.Parse("blog"), 168, 0)], week.Platforms);
    }

    [Theory]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":-1}}}""", "platforms.x.hours", "-1 is negative")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":175}}}""", "platforms.x.hours", "175 is more than the 168 hours that 7 days have")]
    [InlineData("""{"from":"2026-11-16","to":"2026-11-16","platforms":{"x":{"hours":25}}}""", "platforms.x.hours", "25 is more than the 24 hours that a day has")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"spend":-0.01}}}""", "platforms.x.spend", "-0.01 is negative")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"spend":1e12}}}""", "platforms.x.spend", "10000000")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":"4"}}}""", "platforms.x.hours", "\"4\" is no number")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":1e400}}}""", "platforms.x.hours", "is no number")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{}}}""", "platforms.x", "Hours, spend, or both")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":4}}""", "platforms.x", "4 is no object")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":1,"hour":2}}}""", "platforms.x.hour", "no such field")]
    [InlineData("""{"week":"2026-11-16","platforms":{"x":{"hours":1},"twitter":{"hours":1}}}""", "platforms.twitter", "is x, which is there already")]
    [InlineData("""{"week":"2026-11-16","platforms":{"<script>":{"hours":1}}}""", "platforms.<script>", "is no name of a platform")]
    [InlineData("""{"week":"2026-11-16","platforms":{}}""", "platforms", "At least one platform")]
    [InlineData("""{"week":"2026-11-16"}""", "platforms", "At least one platform")]
    [InlineData("""{"week":"2026-11-19","platforms":{"x":{"hours":1}}}""", "week", "is a Thursday: write the Monday the week begins with, 2026-11-16")]
    [InlineData("""{"week":"2026-11-30","platforms":{"x":{"hours":1}}}""", "week", "2026-11-30 lies in the future")]
    [InlineData("""{"week":"9999-12-27","platforms":{"x":{"hours":1}}}""", "week", "lies in the future")]
    [InlineData("""{"week":"47","platforms":{"x":{"hours":1}}}""", "week", "\"47\" is no day")]
    [InlineData("""{"platforms":{"x":{"hours":1}}}""", "week", "The days are missing")]
    [InlineData("""{"from":"2026-11-16","platforms":{"x":{"hours":1}}}""", "to", "Nothing is no day")]
    [InlineData("""{"week":"2026-11-16","to":"2026-11-16","platforms":{"x":{"hours":1}}}""", "week", "not both")]
    [InlineData("""{"from":"2026-11-16","to":"2026-11-15","platforms":{"x":{"hours":1}}}""", "to", "lies before the first day")]
    [InlineData("""{"from":"2025-11-16","to":"2026-11-20","platforms":{"x":{"hours":1}}}""", "from", "more than 366 days")]
    [InlineData("""{"week":"2026-11-16","weeks":1,"platforms":{"x":{"hours":1}}}""", "weeks", "no such field")]
    [InlineData("[]", "", "Write an object")]
    [InlineData("", "", "not JSON")]
    [InlineData("""{"week":"2026-11-16","week":"2026-11-16"}""", "", "not JSON")]
    public void A_fault_names_field_value_and_remedy(string json, string field, string words)
    {
        var faults = new List<Fault>();

        Assert.Null(EffortJson.Read(json, Today, faults));

        var fault = Assert.Single(faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(words, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var faults = new List<Fault>();

        EffortJson.Read("""{"week":"2026-11-17","platforms":{"x":{"hours":-1,"spend":-2},"a b":{"hours":1}},"note":""}""", Today, faults);

        Assert.Equal(["note", "week", "platforms.x.hours", "platforms.x.spend", "platforms.a b"], faults.Select(fault => fault.Field));
    }

    private static EffortEntry? Read(string json)
    {
        var faults = new List<Fault>();
        var entry = EffortJson.Read(json, Today, faults);
        Assert.Empty(faults);
        return entry;
    }
}
