using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using SocialFunnel.Secrets;

namespace SocialFunnel.Sources.Connecting;

/// <summary>Has a person sign in at a vendor in the browser, and catches the redirect on this machine (RFC 8252, with PKCE).</summary>
public sealed class OAuthLogin(OAuthClient client)
{
    /// <summary>Opens the vendor's page, waits for the redirect, and gives the token.</summary>
    /// <exception cref="Http.VendorException">The person or the vendor refused.</exception>
    public async Task<OAuthToken> SignIn(OAuthApp app, ConnectDialog dialog, CancellationToken cancellation)
    {
        var verifier = Random();
        var state = Random();
        TaskCompletionSource<IQueryCollection> redirected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = Listen(app, state, redirected);
        await listener.StartAsync(cancellation);
        var question = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = app.ClientId,
            ["redirect_uri"] = app.Redirect.AbsoluteUri,
            ["scope"] = string.Join(' ', app.Scopes),
            ["state"] = state,
        };
        if (app.UsesPkce)
        {
            question["code_challenge"] = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
            question["code_challenge_method"] = "S256";
        }

        var page = new Uri(QueryHelpers.AddQueryString(app.Authorize.AbsoluteUri, question));
        dialog.Say(dialog.Browse(page) ? $"Sign in at {app.Vendor.Name} in the browser. If none opened, open this: {page}" : $"Open this in a browser on this machine, and sign in: {page}");
        var query = await redirected.Task.WaitAsync(cancellation);
        return query["code"].ToString() is { Length: > 0 } code
            ? await client.Exchange(app, code, verifier, cancellation)
            : throw app.Vendor.Error(Http.VendorErrorKind.PermissionMissing, query["error_description"].ToString() is { Length: > 0 } words ? words : query["error"].ToString());
    }

    private static WebApplication Listen(OAuthApp app, string state, TaskCompletionSource<IQueryCollection> redirected)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, app.Port));
        var listener = builder.Build();
        listener.Run(async context =>
        {
            // Another page could send a code of its own: only the answer to our question counts.
            var isOurs = context.Request.Path == app.Redirect.AbsolutePath
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Query["state"].ToString()), Encoding.UTF8.GetBytes(state));
            context.Response.StatusCode = isOurs ? 200 : 404;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(isOurs ? "Done. You may close this page and go back to the terminal." : "This is not what was asked for.");
            await context.Response.CompleteAsync();
            if (isOurs)
            {
                redirected.TrySetResult(context.Request.Query);
            }
        });
        return listener;
    }

    private static string Random() => Base64Url(RandomNumberGenerator.GetBytes(32));

    private static string Base64Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
