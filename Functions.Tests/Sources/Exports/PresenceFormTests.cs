namespace SocialFunnel.Sources.Exports;

public sealed class PresenceFormTests
{
    [Fact]
    public async Task Customers_found_arrive()
    {
        var reading = (await ExportsPull.Of("date,platform,looked_up,found", "2026-11-01,linkedin,200,110")).Only<PresenceReading>();

        Assert.Equal((200, 110), (reading.LookedUp, reading.Found));
    }

    [Theory]
    [InlineData("10,11", "column found", "more than the 10 looked up")]
    [InlineData(",1", "column looked_up", "empty")]
    [InlineData("1,", "column found", "empty")]
    [InlineData("3000000000,1", "column looked_up", "outside")]
    public async Task Impossible_presence_is_refused(string cells, string column, string problem) =>
        (await ExportsPull.Of("date,platform,looked_up,found", $"2026-11-01,linkedin,{cells}")).RefusesOnce(column, problem);
}
