using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialFunnel.Outbound;

namespace SocialFunnel.Notices;

/// <summary>Posts notices to webhooks. An address is a secret: it stands in no log, no trace and no error.</summary>
public sealed partial class WebhookPost(IHttpClientFactory clients, WebhookAddresses addresses)
{
    /// <summary>Posts a notice.</summary>
    /// <exception cref="NotTakenException">It surely did not arrive.</exception>
    /// <exception cref="HttpRequestException">The connection broke when it may have arrived.</exception>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">Nobody answered in time, and it may have arrived.</exception>
    internal async Task Send(Brand brand, WebhookTarget target, NoticeContent content)
    {
        var address = await addresses.Find(brand.Id, target.Secret)
            ?? throw new NotTakenException($"There is no address of the webhook '{target.Secret}': PUT /api/brands/{brand.Id}/webhooks/{target.Secret} takes it.");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(Write(target.Form, content).ToJsonString(), Encoding.UTF8, "application/json"),
        };

        // The same in every attempt, so that a receiver can tell.
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Uri.EscapeDataString($"{content.Brand}|{content.Id}"));
        request.Options.Set(OutboundRequest.ChosenByBrand, true);
        request.Options.Set(OutboundRequest.Once, true);
        request.Options.Set(OutboundRequest.SecretAddress, true);
        using var client = clients.CreateClient(OutboundServices.ClientName);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (!answer.IsSuccessStatusCode)
            {
                throw new NotTakenException($"The webhook '{target.Secret}' answered {(int)answer.StatusCode}{await Word(answer)}: {Remedy(answer.StatusCode)}");
            }
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError || fault.InnerException is OutboundException)
        {
            throw new NotTakenException($"The webhook '{target.Secret}' cannot be reached ({fault.HttpRequestError}): check the host in its address.");
        }
        catch (OutboundException refused)
        {
            throw new NotTakenException($"The webhook '{target.Secret}' is not asked. {refused.Message}");
        }
    }

    private static JsonNode Write(string form, NoticeContent content) => form switch
    {
        WebhookForms.Slack => SlackForm.Write(content),
        WebhookForms.Teams => TeamsForm.Write(content),
        _ => JsonForm.Write(content),
    };

    // Slack says in one word what is wrong. Anything longer could be anything.
    private static async Task<string> Word(HttpResponseMessage answer)
    {
        var buffer = new byte[64];
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync();
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
            return Encoding.ASCII.GetString(buffer, 0, length).Trim() is var text && OneWord().IsMatch(text) ? $" ({text})" : "";
        }
        catch (Exception fault) when (fault is System.IO.IOException or HttpRequestException)
        {
            return "";
        }
    }

    private static string Remedy(HttpStatusCode status) => (int)status switch
    {
        404 or 410 => "it was removed; make a new one and store its address.",
        401 or 403 => "it no longer takes messages; look at its settings, or make a new one.",
        429 => "too many messages at once; it is tried again.",
        >= 300 and < 400 => "it moved; store the new address.",
        >= 500 => "its server has a fault; it is tried again.",
        _ => "it does not take this form; check that the form in the settings is the webhook's.",
    };

    [GeneratedRegex(@"^[a-z_]{2,40}\z")]
    private static partial Regex OneWord();
}
