namespace SocialFunnel.Sources.Exports;

public sealed class ExportRowTests
{
    private static readonly string Long = new('7', 10_000);

    public static TheoryData<string, string> BadCounts => new()
    {
        { "\"1.234,56\"", "write 1234.56" }, { "\"1,234\"", "write 1234.56" }, { "1.234", "no whole number" }, { "1.234.567", "no number" },
        { "NaN", "no number" }, { "1e400", "no number" }, { "1e3", "no number" }, { "∞", "no number" }, { "€5", "no number" }, { "-1", "0 or more" },
        { "79228162514264337593543950336", "no number" }, { "1000000000001", "outside" }, { "0x10", "no number" }, { "--", "no number" }, { "=1+1", "no number" },
        { "5\0", "no text" }, { Long, "longer than 500" },
    };

    [Theory]
    [MemberData(nameof(BadCounts))]
    public async Task A_count_that_is_none_is_refused_with_the_remedy(string cell, string remedy) =>
        (await ExportsPull.Of("date,platform,followers", $"2026-11-01,digg,{cell}")).RefusesOnce("file.csv, line 2", "column followers", remedy);

    [Theory]
    [InlineData("36.0", 36)]
    [InlineData("+5", 5)]
    [InlineData(" 7 ", 7)]
    [InlineData("007", 7)]
    [InlineData("0", 0)]
    public async Task A_count_may_be_written_in_some_ways(string cell, int count) =>
        Assert.Equal(count, (await ExportsPull.Of("date,platform,followers", $"2026-11-01,digg,{cell}")).Only<AudienceReading>().Followers);

    [Theory]
    [InlineData("23.11.2026")]
    [InlineData("11/23/2026")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-1")]
    [InlineData("26-11-01")]
    [InlineData("2026-11-01T00:00")]
    [InlineData("yesterday")]
    public async Task A_day_that_is_none_is_refused_with_the_remedy(string cell) =>
        (await ExportsPull.Of("date,platform,followers", $"{cell},digg,5")).RefusesOnce("column date", $"'{cell}'", "write it as 2026-11-23");

    [Fact]
    public async Task A_day_of_another_age_is_refused() =>
        (await ExportsPull.Of("date,platform,followers", "1926-11-01,digg,5")).RefusesOnce("column date", "correct the year");

    [Theory]
    [InlineData("2026-11-01T23:30:00Z", "2026-11-01T23:30:00Z", "2026-11-02")]
    [InlineData("2026-11-01 23:30:00 -0400", "2026-11-02T03:30:00Z", "2026-11-02")]
    [InlineData("2026-11-01T00:30:00+01:00", "2026-10-31T23:30:00Z", "2026-11-01")]
    [InlineData("2026-11-01T00:30", "2026-10-31T23:30:00Z", "2026-11-01")]
    [InlineData("2026-07-01 12:00:00.123", "2026-07-01T10:00:00.123Z", "2026-07-01")]
    [InlineData("2026-11-01", "2026-11-01T22:59:59Z", "2026-11-01")]
    public async Task A_time_without_an_offset_is_local_and_the_day_is_the_brands(string cell, string at, string day)
    {
        var order = (await ExportsPull.Of("order_id,ordered_at", $"1,{cell}")).Only<ConversionReading>();

        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), order.At);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), order.Day);
    }

    [Theory]
    [InlineData("2026-11-01T25:00")]
    [InlineData("2026-11-01T10:00+19:00")]
    [InlineData("2026-11-01T10:00 CET")]
    [InlineData("2026-11-01X10:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("1699999999")]
    public async Task A_time_that_is_none_is_refused_with_the_remedy(string cell) =>
        (await ExportsPull.Of("order_id,ordered_at", $"1,{cell}")).RefusesOnce("column ordered_at", "2026-11-23T14:05:00+01:00");

    [Theory]
    [InlineData("America/Los_Angeles", "2026-10-31")]
    [InlineData("Pacific/Auckland", "2026-11-01")]
    public async Task The_day_of_an_order_is_the_brands_east_and_west(string zone, string day)
    {
        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", "order_id,ordered_at\n1,2026-11-01T05:00Z\n"), Pulls.Brand(zone));

        Assert.Equal(day, pull.Only<ConversionReading>().Day.ToString("O", null));
    }

    [Theory]
    [InlineData("Linked In!")]
    [InlineData("")]
    [InlineData("линкедин")]
    public async Task A_platform_without_a_proper_name_is_refused(string platform) =>
        (await ExportsPull.Of("date,platform,followers", $"2026-11-01,{platform},5")).RefusesOnce("column platform");

    [Fact]
    public async Task An_account_is_main_unless_named_and_has_no_at_sign()
    {
        var pull = await ExportsPull.Of("date,platform,account,followers", "2026-11-01,digg,,5", "2026-11-01,digg,@acme,5");

        Assert.Equal(["main", "acme"], pull.Readings.Cast<AudienceReading>().Select(reading => reading.Account.Name));
    }

    [Fact]
    public async Task An_email_address_reaches_no_message_wherever_it_stands()
    {
        var pull = await ExportsPull.Of("date,platform,followers", "2026-11-01,digg,anna.b+c@mail.example.org");

        pull.RefusesOnce("column followers", PersonalData.Mask);
        Assert.DoesNotContain("anna", pull.Refusals.Lines[0], StringComparison.Ordinal);
    }
}
