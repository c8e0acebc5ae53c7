using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources.Connecting;

/// <summary>A person signs in: the browser is the test, the vendor a server in this process.</summary>
public sealed class OAuthLoginTests : IAsyncLifetime, IDisposable
{
    private readonly VendorServer server = VendorServer.Of(new Recording([]));
    private readonly StringWriter said = new();
    private ServiceProvider services = null!;
    private string form = "";
    private Func<Uri, IEnumerable<string>> redirects = page => [$"code=the-code&state={Query(page)["state"]}"];

    public async Task InitializeAsync()
    {
        await server.Start();
        services = VendorServices.Of().AddHttpClient().BuildServiceProvider();
        server.Instead = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            form = await reader.ReadToEndAsync();
            await server.Send(context, new Exchange("", new JsonObject { ["access_token"] = "access", ["expires_in"] = 7200, ["refresh_token"] = "refresh", ["scope"] = "tweet.read", ["token_type"] = "bearer" }));
            return true;
        };
    }

    public void Dispose() => said.Dispose();

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_code_of_the_redirect_is_traded_with_the_verifier_of_the_challenge()
    {
        Uri? opened = null;
        redirects = page =>
        {
            opened = page;
            return [$"code=the-code&state={Query(page)["state"]}"];
        };

        var token = await SignIn(App());

        Assert.Equal(("access", "refresh", "tweet.read", new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero)), (token.AccessToken, token.RefreshToken, token.Scope, token.ExpiresAt));
        var (page, sent) = (Query(opened!), QueryHelpers.ParseQuery(form));
        Assert.Equal(("code", "app", "tweet.read offline.access", "S256"), (page["response_type"], page["client_id"], page["scope"], page["code_challenge_method"]));
        Assert.Equal(("authorization_code", "the-code", page["redirect_uri"]), (sent["grant_type"].ToString(), sent["code"].ToString(), sent["redirect_uri"].ToString()));
        Assert.Equal(page["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"].ToString()))));
        Assert.DoesNotContain("refresh", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vendor_that_takes_no_proof_keys_is_sent_none()
    {
        Uri? opened = null;
        redirects = page =>
        {
            opened = page;
            return [$"code=the-code&state={Query(page)["state"]}"];
        };

        await SignIn(App() with { UsesPkce = false });

        Assert.DoesNotContain("code_challenge", opened!.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("code_verifier", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_that_nobody_asked_for_is_not_taken()
    {
        redirects = page => ["code=evil&state=evil", "code=evil", $"code=the-code&state={Query(page)["state"]}"];

        await SignIn(App());

        Assert.Equal("the-code", QueryHelpers.ParseQuery(form)["code"]);
    }

    [Fact]
    public async Task A_person_who_says_no_is_understood()
    {
        redirects = page => [$"error=access_denied&error_description=The+user+refused&state={Query(page)["state"]}"];

        var fault = await Assert.ThrowsAsync<VendorException>(() => SignIn(App()));

        Assert.Equal((VendorErrorKind.PermissionMissing, true), (fault.Kind, fault.Message.Contains("The user refused", StringComparison.Ordinal)));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(false, "app-secret")]
    [InlineData(true, "app-secret")]
    public async Task The_app_names_itself_as_the_vendor_wants_it(bool usesBasic, string? secret)
    {
        await Client.Refresh(App() with { UsesBasic = usesBasic, ClientSecret = secret }, new OAuthToken("old", null, "refresh-1"), CancellationToken.None);

        var sent = QueryHelpers.ParseQuery(form);
        Assert.Equal(("refresh_token", "refresh-1"), (sent["grant_type"].ToString(), sent["refresh_token"].ToString()));
        Assert.Equal(usesBasic ? ["Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("app:app-secret"))] : [], server.Credentials);
        Assert.Equal((usesBasic ? "" : "app", usesBasic ? "" : secret ?? ""), (sent.GetValueOrDefault("client_id").ToString(), sent.GetValueOrDefault("client_secret").ToString()));
    }

    [Theory]
    [InlineData(400, "invalid_grant", VendorErrorKind.Reauthorise, 1)]
    [InlineData(401, "invalid_client", VendorErrorKind.Reauthorise, 1)]
    [InlineData(500, "server_error", VendorErrorKind.Transient, 1)]
    public async Task A_refused_refresh_is_tried_once_and_says_nothing_of_the_token(int status, string error, VendorErrorKind kind, int requests)
    {
        server.Instead = async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await server.Send(context, new Exchange("", new JsonObject { ["error"] = error, ["error_description"] = $"refused: {WebUtility.UrlDecode(await reader.ReadToEndAsync())} {context.Request.Headers.Authorization}" }) { Status = status });
            return true;
        };

        var fault = await Assert.ThrowsAsync<VendorException>(() => Client.Refresh(App() with { UsesBasic = true, ClientSecret = "app-secret" }, new OAuthToken("old", null, "refresh-secret"), CancellationToken.None));

        Assert.Equal((kind, requests), (fault.Kind, server.Requests.Count));
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.ASCII.GetBytes("app:app-secret")), fault.ToString(), StringComparison.Ordinal);
    }

    private OAuthClient Client => services.GetRequiredService<OAuthClient>();

    private static Dictionary<string, string> Query(Uri page) => QueryHelpers.ParseQuery(page.Query).ToDictionary(part => part.Key, part => part.Value.ToString());

    private OAuthApp App() => new(new Vendor("Acme", "acme", server.Address), "/2/oauth2/token", new Uri("https://vendor.example/authorize"), "app", null, ["tweet.read", "offline.access"]) { Port = FreePort() };

    private Task<OAuthToken> SignIn(OAuthApp app)
    {
        var dialog = new ConnectDialog("acme", "acme", TextReader.Null, said) { Browse = page => Open(app, page) };
        return services.GetRequiredService<OAuthLogin>().SignIn(app, dialog, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
    }

    // The browser, which goes where the vendor sends it.
    private bool Open(OAuthApp app, Uri page)
    {
        _ = Task.Run(async () =>
        {
            using var browser = services.GetRequiredService<IHttpClientFactory>().CreateClient();
            foreach (var query in redirects(page))
            {
                await browser.GetAsync(new Uri($"{app.Redirect}?{query}"));
            }
        });
        return true;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
