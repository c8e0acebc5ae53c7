using SocialFunnel.Analysis.Channels;
using SocialFunnel.Runs;
using SocialFunnel.Sources;

namespace SocialFunnel;

public sealed class BrandSettingsReaderTests
{
    private static readonly BrandSettingsReader Reader = new(new SourceTable([new SourceEntry("exports", new TestSource(_ => [])), new SourceEntry("shop", new TestSource(_ => []))]));

    [Fact]
    public void What_is_left_out_takes_its_default()
    {
        var brand = Read("""{ "name": " Acme ", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} } }""");

        Assert.Equal(("acme", "Acme", "exports", 28, 30), (brand.Id, brand.Name, brand.ConversionSource, brand.LookBackDays, brand.AttributionDays));
        Assert.Equal(new TimeOnly(3, 0), brand.Calendar.NightAt);
        Assert.Empty(brand.Platforms);
    }

    [Fact]
    public void What_is_written_is_read()
    {
        var brand = Read("""
            {
              // Comments are allowed.
              "$schema": "brand.schema.json", "name": "Acme", "currency": "EUR", "timeZone": "Asia/Tokyo", "nightAt": "01:15", "hourlyRate": 40.5, "grossMargin": 1,
              "domains": ["Shop.Example"], "discountCodes": { " INSTA10 ": "Instagram" }, "conversionSource": "shop", "lookBackDays": 7, "attributionDays": 90,
              "platforms": { "Twitter": { "weeklyHours": 3.5, "weeklySpend": 10, "since": "2026-01-01" }, "blog": null },
              "sources": { "exports": {}, "shop": {}, "second": { "type": "shop" } },
            }
            """);

        Assert.Equal(new PlatformPlan(3.5m, 10, new DateOnly(2026, 1, 1)), brand.Platforms[Platform.Parse("x")]);
        Assert.Equal(["blog", "x"], brand.Platforms.Keys.Select(platform => platform.Name));
        Assert.Equal("shop.example", Assert.Single(brand.Domains));
        Assert.Equal(Platform.Parse("instagram"), brand.DiscountCodes["insta10"]);
        Assert.Equal("shop", brand.Sources["second"].Type);
        Assert.Equal(("shop", 7, 90), (brand.ConversionSource, brand.LookBackDays, brand.AttributionDays));
    }

    [Fact]
    public void A_brand_can_teach_the_list_a_host_it_lacks()
    {
        var brand = Read("""
            { "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} },
              "channels": ["host,forum.example.org,my-forum,social"] }
            """);

        var match = ChannelClassifier.Classify(new ChannelVisit { Referrer = "https://forum.example.org/t/1" }, ChannelSettings.Of(brand));

        Assert.Equal(("my-forum", "social"), (match.Channel, match.Medium));
    }

    [Fact]
    public void A_channel_line_that_is_none_and_a_code_in_two_spellings_are_faults()
    {
        var faults = Reader.Read("acme", """
            { "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "sources": { "exports": {} },
              "channels": ["planet,forum.example.org,my-forum,social"], "discountCodes": { "SAVE10": "x", "save10": "linkedin" } }
            """).Faults;

        Assert.Equal(["channels", "discountCodes.save10"], faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("-a")]
    public void An_id_that_is_none_is_a_fault_beside_the_others(string id) =>
        Assert.Equal(["currency", "grossMargin", "hourlyRate", "id", "name", "sources", "timeZone"], Reader.Read(id, "{}").Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));

    [Fact]
    public void Several_sources_need_one_of_record()
    {
        var settings = BrandFolder.Settings(all =>
        {
            all.Remove("conversionSource");
            all["sources"]!["shop"] = new System.Text.Json.Nodes.JsonObject();
        });

        Assert.Equal("conversionSource", Assert.Single(Reader.Read("acme", settings).Faults).Field);
    }

    [Theory]
    [InlineData("Shop")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("a-name-of-sixty-four-characters-which-is-one-more-than-are-allowed")]
    public void A_name_of_a_source_keeps_the_rule_of_ids(string name)
    {
        var settings = BrandFolder.Settings(all => all["sources"]![name] = new System.Text.Json.Nodes.JsonObject { ["type"] = "exports" });

        Assert.Contains(Reader.Read("acme", settings).Faults, fault => fault.Problem.Contains(BrandId.Rule, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hours")]
    [InlineData("worksheet")]
    public void No_source_may_have_the_name_of_what_people_enter(string name)
    {
        var settings = BrandFolder.Settings(all => all["sources"]![name] = new System.Text.Json.Nodes.JsonObject { ["type"] = "exports" });

        var fault = Assert.Single(Reader.Read("acme", settings).Faults);

        Assert.Equal($"sources.{name}", fault.Field);
        Assert.Contains("another name", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_knows_every_setting_and_explains_it()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(BrandSchema.Create());
        var properties = schema.RootElement.GetProperty("properties");

        foreach (var property in typeof(BrandSettings).GetProperties().Where(property => property.Name is not "Schema"))
        {
            var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            Assert.True(properties.GetProperty(name).GetProperty("description").GetString()!.Length > 20, name);
        }

        Assert.Equal(
            Reader.Read("acme", "{}").Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal),
            schema.RootElement.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order(StringComparer.Ordinal));
    }

    private static Brand Read(string json)
    {
        var read = Reader.Read("acme", json);
        Assert.Empty(read.Faults);
        return read.Brand!;
    }
}
