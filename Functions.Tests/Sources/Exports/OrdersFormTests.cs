namespace SocialFunnel.Sources.Exports;

public sealed class OrdersFormTests
{
    [Fact]
    public async Task Every_column_arrives_where_it_belongs()
    {
        var order = (await ExportsPull.Of(
            "order_id,ordered_at,kind,net_value,currency,converted_value,refunded,refunded_at,cancelled,customer,new_customer,discount_code,discount_codes,heard_about_us,journey",
            "#1001,2026-11-01T09:00Z,Booking,20.50,usd,18.90,5,2026-11-03T23:30Z,no,Anna@Example.org,true,X10,A|B C,a friend,j7")).Only<ConversionReading>();

        Assert.Equal(
            new ConversionReading
            {
                Day = new DateOnly(2026, 11, 1),
                Source = "exports",
                RetrievedAt = TextFiles.Usual,
                ConversionId = "#1001",
                At = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero),
                Kind = "booking",
                NetValue = new Money(20.50m, "USD"),
                ConvertedValue = new Money(18.90m, "EUR"),
                Refunds = [new Refund(new DateOnly(2026, 11, 4), 5m)],
                CustomerKey = ExportsPull.Keys.KeyOf("acme", "anna@example.org"),
                NewCustomer = true,
                DiscountCodes = ["X10", "A", "B", "C"],
                SelfReported = "a friend",
                JourneyId = "j7",
            },
            order);
    }

    [Fact]
    public async Task A_lead_has_no_value()
    {
        var order = (await ExportsPull.Of("order_id,ordered_at,kind,net_value", "1,2026-11-01,lead,")).Only<ConversionReading>();

        Assert.Null(order.NetValue);
        Assert.Equal("lead", order.Kind);
    }

    [Theory]
    [InlineData("net_value", "-5", "0 or more")]
    [InlineData("net_value", "12 EUR", "no number")]
    [InlineData("currency", "Euro", "ISO 4217")]
    [InlineData("cancelled", "maybe", "true, false, yes, no, 1 or 0")]
    [InlineData("new_customer", "2", "true, false, yes, no, 1 or 0")]
    [InlineData("refunded_at", "2026-10-31", "before the order")]
    [InlineData("refunded_at", "2027-10-31", "future")]
    [InlineData("click_id", "IwAR0abc", "not its value")]
    [InlineData("referrer", "see below", "no address")]
    [InlineData("utm_source", "\"a\nb\"", "control character")]
    public async Task An_impossible_cell_is_refused(string column, string cell, string problem) =>
        (await ExportsPull.Of($"order_id,ordered_at,{column}", $"1,2026-11-01,{cell}")).RefusesOnce("line 2", $"column {column}", problem);

    [Fact]
    public async Task A_refund_beyond_the_value_is_refused() =>
        (await ExportsPull.Of("order_id,ordered_at,net_value,refunded", "1,2026-11-01,10,11.90")).RefusesOnce("column refunded", "without tax and shipping");

    [Fact]
    public async Task No_address_of_a_customer_is_kept_anywhere()
    {
        var pull = await ExportsPull.Of(
            "order_id,ordered_at,customer,heard_about_us,journey,utm_campaign,landing_url,net_value",
            "1,2026-11-01,anna@example.org,my friend bert@example.org,anna@example.org,to-anna@example.org,https://acme.example/?utm_source=anna%40example.org,5",
            "2,2026-11-01,anna@example.org,,,,,five anna@example.org");

        var all = string.Join('\n', [.. pull.Readings.Select(reading => reading.ToString()), .. pull.Refusals.Lines]);
        Assert.Equal(2, pull.Readings.Count);
        Assert.Equal(1, pull.Refusals.Count);
        Assert.DoesNotContain("@", all, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chatty_answer_costs_no_order()
    {
        var order = (await ExportsPull.Of("order_id,ordered_at,heard_about_us", $"1,2026-11-01,\"a friend,\nwho reads {new string('y', 498 - 19)}🙂🙂🙂\"")).Only<ConversionReading>();

        Assert.StartsWith("a friend, who reads y", order.SelfReported, StringComparison.Ordinal);
        Assert.InRange(order.SelfReported!.Length, 499, 500);
        Assert.False(char.IsHighSurrogate(order.SelfReported[^1]));
    }

    [Fact]
    public async Task A_customer_is_the_same_in_every_file_and_another_for_another_brand()
    {
        var pull = await ExportsPull.Of("order_id,ordered_at,customer", "1,2026-11-01,Anna@Example.org", "2,2026-11-02, anna@example.org", "3,2026-11-02,bert@example.org", "4,2026-11-03,");

        var keys = pull.Readings.Cast<ConversionReading>().Select(order => order.CustomerKey).ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
        Assert.Null(keys[3]);
        Assert.NotEqual(keys[0], ExportsPull.Keys.KeyOf("other", "anna@example.org"));
    }

    [Fact]
    public async Task The_touch_that_led_to_an_order_is_a_reading_of_its_own()
    {
        var pull = await ExportsPull.Of(
            "order_id,ordered_at,journey,referrer,utm_source,utm_medium,utm_campaign",
            "#1,2026-11-01T10:00Z,,https://www.LinkedIn.com/feed?x=1,,,",
            "#2,2026-11-01T11:00Z,j9,,linkedin,social,autumn",
            "#3,2026-11-01T12:00Z,,,,,");

        var orders = pull.Readings.OfType<ConversionReading>().ToList();
        var touches = pull.Readings.OfType<TouchReading>().ToList();
        Assert.Equal(["order:#1", "j9", null], orders.Select(order => order.JourneyId));
        Assert.Equal(["order:#1", "j9"], touches.Select(touch => touch.JourneyId));
        Assert.Equal(orders.Take(2).Select(order => order.At), touches.Select(touch => touch.At));
        Assert.Equal("www.linkedin.com", touches[0].ReferrerHost);
        Assert.Equal(("linkedin", "social", "autumn"), (touches[1].UtmSource, touches[1].UtmMedium, touches[1].UtmCampaign));
    }

    [Fact]
    public async Task A_line_per_item_instead_of_per_order_is_noticed()
    {
        var pull = await ExportsPull.Of("order_id,ordered_at,net_value", "#1,2026-11-01,20", "#1,2026-11-01,5");

        Assert.Equal(20, Assert.IsType<ConversionReading>(Assert.Single(pull.Readings)).NetValue?.Amount);
        pull.RefusesOnce("line 3", "same order as line 2");
    }
}
