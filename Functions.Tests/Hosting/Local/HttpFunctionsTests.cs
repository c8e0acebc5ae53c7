using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

public sealed class HttpTestFunctions
{
    [Function("Echo")]
    public IResult Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo/{text}/{number:int}/{id}/{amount}")] HttpRequest request,
        string text, int number, Guid id, decimal amount, FunctionContext context, CancellationToken cancellation) =>
        TypedResults.Ok(new { text, number, id, amount, query = request.Query["q"].ToString(), context.FunctionDefinition.Name, cancellation.CanBeCanceled });

    [Function("Whole")]
    public async ValueTask<IResult> Whole([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "whole/{number?}")] HttpRequest request, int number = 7)
    {
        await Task.Yield();
        return TypedResults.Text($"{number}");
    }

    [Function("Keyed")]
    public static Task<IResult> Keyed([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest request) => Task.FromResult<IResult>(TypedResults.Ok());

    [Function("Guarded")]
    public IResult Guarded([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => TypedResults.Ok();

    [Function("Broken")]
    public IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("the secret inside");

    [Function("Length")]
    public async Task<IResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var content = new System.IO.MemoryStream();
        await request.Body.CopyToAsync(content);
        return TypedResults.Text($"{content.Length}");
    }

    [Function("Order")]
    public Ordered Order([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request) =>
        new(TypedResults.Accepted("/api/orders/1"), ["one", "two"]);
}

public sealed record Ordered([property: HttpResult] IResult Answer, [property: QueueOutput("orders")] string[] Orders);

public sealed class HttpFunctionsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync(azurite.NewAccount(), [typeof(HttpTestFunctions)]);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Route_values_are_bound_by_name_and_type()
    {
        var id = Guid.NewGuid();
        var answer = await _host.Client().GetFromJsonAsync<JsonElement>($"api/echo/f%C3%BCr%20alle/42/{id}/1.25?q=a%26b");

        Assert.Equal("für alle", answer.GetProperty("text").GetString());
        Assert.Equal(42, answer.GetProperty("number").GetInt32());
        Assert.Equal(id, answer.GetProperty("id").GetGuid());
        Assert.Equal(1.25m, answer.GetProperty("amount").GetDecimal());
        Assert.Equal("a&b", answer.GetProperty("query").GetString());
        Assert.Equal("Echo", answer.GetProperty("name").GetString());
        Assert.True(answer.GetProperty("canBeCanceled").GetBoolean());
    }

    [Theory]
    [InlineData("api/whole", "7")]
    [InlineData("api/whole/8", "8")]
    public async Task A_value_task_is_awaited_and_a_default_value_is_honoured(string address, string expected) =>
        Assert.Equal(expected, await _host.Client().GetStringAsync(address));

    [Fact]
    public async Task A_route_value_of_the_wrong_type_is_a_problem()
    {
        using var response = await _host.Client().GetAsync("api/whole/eight");
        var problem = await Problem(response, HttpStatusCode.BadRequest);
        Assert.Contains("number", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_a_function_of_level_function_is_closed()
    {
        using var none = await _host.Client().GetAsync("api/Keyed");
        await Problem(none, HttpStatusCode.Unauthorized);
        using var wrong = await _host.Client("wrong").GetAsync("api/Keyed");
        await Problem(wrong, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_function_key_opens_in_header_and_query_but_not_the_admin_level()
    {
        Assert.Equal(HttpStatusCode.OK, (await _host.Client(_host.Host.FunctionKey).GetAsync("api/Keyed")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.Client().PostAsync($"api/Keyed?code={_host.Host.FunctionKey}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _host.Client(_host.Host.FunctionKey).GetAsync("api/Guarded")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.Client(_host.Host.MasterKey).GetAsync("api/Guarded")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.Client(_host.Host.MasterKey).GetAsync("api/Keyed")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "api/nothing")]
    [InlineData("GET", "elsewhere")]
    [InlineData("DELETE", "api/Keyed")]
    public async Task An_unknown_address_or_method_is_a_problem(string method, string address)
    {
        using var response = await _host.Client().SendAsync(new(new(method), address));
        await Problem(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_failing_function_tells_nothing_of_its_inside()
    {
        using var response = await _host.Client().GetAsync("api/Broken");
        var problem = await Problem(response, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_names_the_server()
    {
        using var response = await _host.Client().GetAsync("api/whole");
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_body_of_more_than_100_megabytes_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/Length") { Content = new Oversized() };
        request.Headers.ExpectContinue = true;
        using var response = await _host.Client().SendAsync(request);
        await Problem(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task An_answer_and_messages_come_from_one_result()
    {
        using var response = await _host.Client().PostAsync("api/Order", new StringContent("", Encoding.UTF8));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/api/orders/1", response.Headers.Location?.OriginalString);
        PeekedMessage[] messages = await _host.Account.Queues.GetQueueClient("orders").PeekMessagesAsync(10);
        Assert.Equal(["one", "two"], messages.Select(message => message.Body.ToString()).Order());
    }

    private static async Task<JsonElement> Problem(HttpResponseMessage response, HttpStatusCode expected)
    {
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        return problem;
    }

    /// <summary>Announces a length over the limit and waits to be told whether to send: the host refuses by the announcement.</summary>
    private sealed class Oversized : HttpContent
    {
        protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) => stream.WriteAsync(new byte[1]).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = (100L * 1024 * 1024) + 1;
            return true;
        }
    }
}
