using System.Text.Json.Nodes;
using SocialFunnel.Runs;
using SocialFunnel.Sources;

namespace SocialFunnel;

/// <summary>The setting notify: every fault by its field, with the value and the remedy.</summary>
public sealed class NotifyRulesTests
{
    [Fact]
    public void Settings_become_a_plan()
    {
        var plan = Read("""{ "webhooks": [{ "secret": "chat", "form": "teams" }], "email": [" owner@acme.example ", "OWNER@acme.example"], "weekday": "friday", "daysWithoutOrders": 5 }""").Brand!.Notify!;

        Assert.Equal(new WebhookTarget("chat", "teams"), Assert.Single(plan.Webhooks));
        Assert.Equal("owner@acme.example", Assert.Single(plan.Email));
        Assert.Equal((DayOfWeek.Friday, 5), (plan.Weekday, plan.DaysWithoutOrders));
    }

    [Fact]
    public void Nothing_said_means_nobody_and_monday()
    {
        Assert.Null(Read(null).Brand!.Notify);
        Assert.Equal(DayOfWeek.Monday, Read("{}").Brand!.Notify!.Weekday);
        Assert.Null(Read("""{ "weekday": "never" }""").Brand!.Notify!.Weekday);
    }

    [Theory]
    [InlineData("""{ "webhooks": [{ "secret": "https://hooks.example/T0", "form": "slack" }] }""", "notify.webhooks.0.secret", "since whoever has it can post")]
    [InlineData("""{ "webhooks": [{ "secret": "chat", "form": "discord" }] }""", "notify.webhooks.0.form", "'discord' is no form: slack, teams, json")]
    [InlineData("""{ "webhooks": [{ "secret": "chat", "form": "json" }, { "secret": "chat", "form": "slack" }] }""", "notify.webhooks", "named twice")]
    [InlineData("""{ "webhooks": [null] }""", "notify.webhooks.0.secret", "is no name")]
    [InlineData("""{ "email": ["owner"] }""", "notify.email.0", "'owner' is no e-mail address")]
    [InlineData("""{ "email": ["a@b.example, c@d.example"] }""", "notify.email.0", "is no e-mail address")]
    [InlineData("""{ "email": ["a@b.example\r\nBcc: c@d.example"] }""", "notify.email.0", "is no e-mail address")]
    [InlineData("""{ "email": ["a@b.example\n"] }""", null, null)]
    [InlineData("""{ "email": ["Owner <a@b.example>"] }""", "notify.email.0", "without a name")]
    [InlineData("""{ "email": [null] }""", "notify.email.0", "is no e-mail address")]
    [InlineData("""{ "weekday": "Montag" }""", "notify.weekday", "monday to sunday, or never")]
    [InlineData("""{ "daysWithoutOrders": 29 }""", "notify.daysWithoutOrders", "1 to 28")]
    [InlineData("""{ "daysWithoutOrders": 0 }""", "notify.daysWithoutOrders", "'0' cannot be")]
    [InlineData("""{ "daysWithoutOrders": "many" }""", "notify.daysWithoutOrders", "a whole number is expected")]
    [InlineData("""{ "mail": [] }""", "notify.mail", "Known are: webhooks, email, weekday, daysWithoutOrders")]
    [InlineData("""{ "webhooks": [{ "url": "x" }] }""", "notify.webhooks.0.url", "Known are: secret, form")]
    [InlineData("""{ "email": [1] }""", "notify.email.0", "text is expected")]
    public void Every_fault_is_named(string notify, string? field, string? words)
    {
        var read = Read(notify);

        if (field is null)
        {
            Assert.NotNull(read.Brand);
            return;
        }

        Assert.Contains(read.Faults, fault => fault.Field == field && fault.Problem.Contains(words!, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_lists_are_refused()
    {
        var notify = new JsonObject
        {
            ["email"] = new JsonArray([.. Enumerable.Range(0, 21).Select(number => JsonValue.Create($"a{number}@b.example"))]),
            ["webhooks"] = new JsonArray([.. Enumerable.Range(0, 11).Select(number => new JsonObject { ["secret"] = $"a{number}", ["form"] = "json" })]),
        };

        Assert.Equal(["notify.email", "notify.webhooks"], Read(notify.ToJsonString()).Faults.Select(fault => fault.Field).Order(StringComparer.Ordinal));
    }

    private static BrandReadResult Read(string? notify) => new BrandSettingsReader(new SourceTable([new SourceEntry("exports", new TestSource(_ => []))])).Read(
        "acme", BrandFolder.Settings(settings => settings["notify"] = notify is null ? null : JsonNode.Parse(notify)));
}
