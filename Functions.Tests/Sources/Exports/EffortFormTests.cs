namespace SocialFunnel.Sources.Exports;

public sealed class EffortFormTests
{
    [Fact]
    public async Task Hours_and_spend_arrive_in_the_brands_currency_unless_another_is_named()
    {
        var pull = await ExportsPull.Of("date,platform,hours,spend,currency", "2026-11-01,digg,1.25,10.5,", "2026-11-02,digg,,7,usd", "2026-11-03,digg,0,,");

        var efforts = pull.Readings.Cast<EffortReading>().ToList();
        Assert.Empty(pull.Refusals.Lines);
        Assert.Equal([1.25m, null, 0m], efforts.Select(effort => effort.Hours));
        Assert.Equal([new Money(10.5m, "EUR"), new Money(7m, "USD"), null], efforts.Select(effort => effort.Spend));
    }

    [Theory]
    [InlineData("-1,,", "column hours", "0 or more")]
    [InlineData("1001,,", "column hours", "outside")]
    [InlineData(",-5,EUR", "column spend", "0 or more")]
    [InlineData(",5,EURO", "column currency", "ISO 4217")]
    [InlineData(",5,XYZ", "column currency", "ISO 4217")]
    public async Task Impossible_effort_is_refused(string cells, string column, string problem) =>
        (await ExportsPull.Of("date,platform,hours,spend,currency", $"2026-11-01,digg,{cells}")).RefusesOnce("line 2", column, problem);

    [Fact]
    public async Task Two_entries_of_a_day_must_be_added_up_by_who_knows_them() =>
        (await ExportsPull.Of("date,platform,hours", "2026-11-01,digg,1", "2026-11-01,digg,2")).RefusesOnce("line 3", "same day, platform and account as line 2");
}
