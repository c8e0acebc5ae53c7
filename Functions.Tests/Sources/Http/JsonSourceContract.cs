using System.Text.Json.Nodes;

namespace SocialFunnel.Sources.Http;

/// <summary>What holds for every source whose vendor answers with JSON: it drifts, and nothing breaks.</summary>
public abstract class JsonSourceContract : HttpSourceContract
{
    /// <summary>Fields that a request cannot do without; a source says so when one of them is missing, and reads on where any other is.</summary>
    protected virtual IReadOnlyList<string> Indispensable => [];

    /// <summary>Numbers that say when something was: without them it has no place.</summary>
    protected virtual IReadOnlyList<string> Moments => [];

    [Fact]
    public async Task The_right_answer_under_a_wrong_type_is_no_answer()
    {
        Server.Recording = new Recording([.. Server.Recording.Exchanges.Select(exchange => exchange with { Type = "text/plain" })]);

        Assert.Equal(VendorErrorKind.Transient, (await Fault()).Kind);
    }

    [Fact]
    public async Task Unknown_fields_are_skipped()
    {
        var expected = await Build().All(Pull());
        Server.Text = exchange => Changed(exchange, (parent, _, value) =>
        {
            if (value is JsonObject map && !map.ContainsKey("somethingNew"))
            {
                map["somethingNew"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };
            }
        });

        Assert.Equal(expected, await Build().All(Pull()));
    }

    [Fact]
    public async Task Numbers_may_come_as_texts()
    {
        var expected = await Build().All(Pull());
        Server.Text = exchange => Changed(exchange, (parent, name, value) =>
        {
            if (value is JsonValue number && number.GetValueKind() is System.Text.Json.JsonValueKind.Number)
            {
                Set(parent, name, number.ToJsonString());
            }
        });

        Assert.Equal(expected, await Build().All(Pull()));
    }

    [Fact]
    public async Task A_number_that_is_null_is_unknown_and_never_zero()
    {
        var expected = await Build().All(Pull());
        Server.Text = exchange => Changed(exchange, (parent, name, value) =>
        {
            if (value is JsonValue number && number.GetValueKind() is System.Text.Json.JsonValueKind.Number && !Moments.Contains(name))
            {
                Set(parent, name, null);
            }
        });

        var readings = await Build().All(Pull());

        Assert.Equal(expected.OfType<PostReading>().Select(post => post.PostId), readings.OfType<PostReading>().Select(post => post.PostId));
        Assert.All(readings.OfType<PostReading>(), post => Assert.True(post is { Likes: null, Comments: null, Shares: null, Impressions: null, Clicks: null }, post.ToString()));
        Assert.All(readings.OfType<AudienceReading>(), day => Assert.True(day is { Followers: null, Gained: null, Lost: null }, day.ToString()));
        Assert.All(readings.OfType<EngagementReading>(), day => Assert.True(day is { Likes: null, Comments: null, Shares: null, Impressions: null, Clicks: null }, day.ToString()));
    }

    [Fact]
    public async Task Any_field_may_be_missing()
    {
        var names = Server.Recording.Exchanges.SelectMany(exchange => Names(exchange.Body)).Distinct().ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            Server.Text = exchange => Changed(exchange, (parent, key, _) =>
            {
                if (key == name)
                {
                    ((JsonObject)parent!).Remove(name);
                }
            });
            if (Indispensable.Contains(name))
            {
                await Fault();
            }
            else
            {
                Assert.NotNull(await Build().All(Pull()));
            }
        }
    }

    private static string Changed(Exchange exchange, Action<JsonNode?, string, JsonNode?> change)
    {
        var copy = exchange.Body!.DeepClone();
        Walk(null, "", copy, change);
        return copy.ToJsonString();
    }

    private static void Walk(JsonNode? parent, string name, JsonNode? node, Action<JsonNode?, string, JsonNode?> change)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToList())
                {
                    Walk(map, key, value, change);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Walk(list, i.ToString(System.Globalization.CultureInfo.InvariantCulture), list[i], change);
                }

                break;
        }

        change(parent, name, node);
    }

    private static void Set(JsonNode? parent, string name, string? value)
    {
        if (parent is JsonArray list)
        {
            list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else if (parent is JsonObject map)
        {
            map[name] = value;
        }
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => Names(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };
}
