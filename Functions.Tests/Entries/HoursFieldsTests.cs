namespace SocialFunnel.Entries;

public sealed class HoursFieldsTests
{
    private static readonly Platform X = Platform.Parse("x");

    [Theory]
    [InlineData("4", 4)]
    [InlineData(" 4,5 ", 4.5)]
    [InlineData("4.25", 4.25)]
    [InlineData("0", 0)]
    [InlineData("168", 168)]
    public void Hours_are_read_as_people_type_them(string text, decimal hours)
    {
        var faults = new List<Fault>();
        Assert.Equal(hours, Read(text, faults)!.Platforms.Single().Hours);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("-1", "negative")]
    [InlineData("\u22121", "negative")]
    [InlineData("175", "more than the 168 hours")]
    [InlineData("1,234", "is no number")]
    [InlineData("1.234", "is no number")]
    [InlineData("1:30", "is no number")]
    [InlineData("4 h", "is no number")]
    [InlineData("1e3", "is no number")]
    [InlineData("NaN", "is no number")]
    [InlineData("٤", "is no number")]
    [InlineData("99999999999999999999999999999999", "is no number")]
    public void What_cannot_be_is_refused_by_field(string text, string words)
    {
        var faults = new List<Fault>();
        Assert.Null(Read(text, faults));
        var fault = Assert.Single(faults);
        Assert.Equal("hours-x", fault.Field);
        Assert.Contains(words, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_a_fault()
    {
        var faults = new List<Fault>();
        Assert.Null(Read(" ", faults));
        Assert.Contains("Nothing was entered", Assert.Single(faults).Problem, StringComparison.Ordinal);
    }

    private static EffortEntry? Read(string hours, List<Fault> faults) =>
        HoursFields.Read(name => name == "hours-x" ? hours : null, [X], Week.Of(new DateOnly(2026, 11, 16)), faults);
}
