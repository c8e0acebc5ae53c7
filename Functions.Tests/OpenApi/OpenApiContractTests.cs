using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;
using SocialFunnel.Access;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.OpenApi;

/// <summary>What the program really answers is what the document says: every request of requests.http is sent, and every answer held against it.</summary>
[Collection("azurite")]
public sealed class OpenApiContractTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_answer_is_one_that_the_document_tells()
    {
        // No address of a brand's choice is asked.
        await using var world = await LiveWorld.Start(azurite, null, ("SocialFunnel:Outbound:OnlyHosts", "nowhere.example"));
        await world.Put("acme", BrandFolder.Settings());
        world.Files.WriteSmallMonth("acme");
        await world.Night("acme", new DateOnly(2026, 11, 23));
        var document = ApiDocument.Create();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        var (seen, wrong) = (new HashSet<string>(), new List<string>());

        foreach (var example in HttpExample.All.Where(example => example.Path.StartsWith("/api/", StringComparison.Ordinal)))
        {
            var route = HttpRoute.All.First(example.Asks);
            using var request = await Request(world, example, route);
            using var answer = await http.SendAsync(request, default);
            var (body, media) = (await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType);
            var told = document["paths"]![route.Template]![example.Method.Method.ToLowerInvariant()]!["responses"]!.AsObject();
            seen.Add($"{route.Function} {(int)answer.StatusCode}");
            if (told[$"{(int)answer.StatusCode}"] is not { } response)
            {
                wrong.Add($"{route}: {(int)answer.StatusCode} is not told. {body}");
            }
            else if (media is null ? response["content"] is not null : response["content"]?[media] is null)
            {
                wrong.Add($"{route}: {(int)answer.StatusCode} as {media ?? "nothing"} is not told.");
            }
            else if (media?.EndsWith("json", StringComparison.Ordinal) == true && route.Function != nameof(Triggers.GetOpenApi))
            {
                wrong.AddRange((await Faults(document, response["content"]![media]!["schema"]!, body)).Select(fault => $"{route}: {(int)answer.StatusCode}: {fault}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        // Most of them succeed, so that not only problems were looked at.
        Assert.True(seen.Count(line => line.Contains(" 2", StringComparison.Ordinal) || line.Contains(" 303", StringComparison.Ordinal)) > HttpRoute.All.Count * 2 / 3, string.Join('\n', seen));
    }

    [Fact]
    public async Task An_answer_of_another_form_is_noticed()
    {
        var document = ApiDocument.Create();
        var schema = document["paths"]!["/api/health"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

        Assert.Empty(await Faults(document, schema, """{ "status": "up" }"""));
        Assert.NotEmpty(await Faults(document, schema, """{ "status": 1 }"""));
        Assert.NotEmpty(await Faults(document, schema, "{}"));
    }

    private static async Task<HttpRequestMessage> Request(LiveWorld world, HttpExample example, HttpRoute route)
    {
        var query = new Dictionary<string, string>(example.Query);
        if (query.ContainsKey("link"))
        {
            var page = route.Template.Split('/')[^1];
            var url = (await world.Get($"/api/brands/acme/{(page == "hours" ? "hours-link" : "worksheet-link")}")).GetProperty("url").GetString()!;
            query["link"] = new Uri(url).Query["?link=".Length..];
        }

        var address = $"{example.Path}?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";
        var request = new HttpRequestMessage(example.Method, new Uri(world.Http.BaseAddress!, address));
        foreach (var (name, values) in world.Http.DefaultRequestHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, values);
        }

        if (example.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(example.Body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(example.Headers.GetValueOrDefault("Content-Type", "application/octet-stream"));
        }

        return request;
    }

    private static async Task<IEnumerable<string>> Faults(JsonObject document, JsonNode schema, string body)
    {
        var whole = new JsonObject { ["definitions"] = document["components"]!["schemas"]!.DeepClone(), ["allOf"] = new JsonArray(schema.DeepClone()) };
        var parsed = await JsonSchema.FromJsonAsync(whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
        return parsed.Validate(body).Select(fault => fault.ToString());
    }
}
