using SocialFunnel.Store;

namespace SocialFunnel.Notices;

/// <summary>
/// Sends a notice once. It is claimed before it is sent, so of two deliveries of its message one sends. What surely did not arrive is released, and the
/// queue tries again; what may have arrived, because the program died or the connection broke in that moment, stays claimed and is not sent again: at most
/// once. The digest names the week's alerts, so that one lost this way is told then.
/// </summary>
public sealed partial class NoticeSender(
    BrandStore brands, NoticeStore notices, NoticeContents contents, WebhookPost webhooks, MailPost mail, TimeProvider clock, ILogger<NoticeSender> logger)
{
    /// <summary>Sends a notice, unless it was sent or claimed before.</summary>
    public async Task Do(NoticeRequest request, CancellationToken cancellation)
    {
        if (await notices.Find(request.Brand, request.Notice, cancellation) is not { State: NoticeState.Pending } notice)
        {
            Log.Nothing(logger, request.Brand, request.Notice);
            return;
        }

        var stored = await brands.Open(request.Brand, cancellation);
        var content = stored is null ? null : await contents.Of(stored, notice, cancellation);
        if (content is null || stored?.Brand.Notify is not { } plan || !NoticeChannel.All(plan).Contains(notice.Channel))
        {
            await notices.Move(notice with { State = NoticeState.Failed, Error = "Its channel or its report is no longer there." }, cancellation);
            return;
        }

        if (await notices.Move(notice with { State = NoticeState.Claimed, Attempts = notice.Attempts + 1 }, cancellation) is not { } claimed)
        {
            Log.Nothing(logger, request.Brand, request.Notice);
            return;
        }

        await Send(stored.Brand, plan, claimed, content);
    }

    /// <summary>Writes down that a notice's message failed too often.</summary>
    public async Task GiveUp(NoticeRequest request, CancellationToken cancellation)
    {
        if (await notices.Find(request.Brand, request.Notice, cancellation) is { State: NoticeState.Pending } notice
            && await notices.Move(notice with { State = NoticeState.Failed, Error = notice.Error ?? "It failed before it could say why; the log has the reason." }, cancellation) is { } failed)
        {
            Log.GivenUp(logger, request.Brand, request.Notice, failed.Error);
        }
    }

    // From here on nobody cancels: a host that stops waits for it.
    private async Task Send(Brand brand, NotifyPlan plan, Notice claimed, NoticeContent content)
    {
        try
        {
            await (plan.Webhooks.FirstOrDefault(webhook => NoticeChannel.Of(webhook) == claimed.Channel) is { } webhook
                ? webhooks.Send(brand, webhook, content)
                : mail.Send(plan.Email.First(address => NoticeChannel.OfEmail(address) == claimed.Channel), content));
        }
        catch (NotTakenException fault)
        {
            await notices.Move(claimed with { State = NoticeState.Pending, Error = fault.Message }, CancellationToken.None);
            throw;
        }
        catch (Exception fault)
        {
            // The message of a broken connection can hold an address; its type cannot.
            Log.Unsure(logger, claimed.Brand, claimed.Id, fault.GetType().Name);
            await notices.Move(claimed with { Error = $"The connection broke ({fault.GetType().Name}): it may have arrived, and is not sent again." }, CancellationToken.None);
            return;
        }

        await notices.Move(claimed with { State = NoticeState.Sent, SentAt = clock.GetUtcNow(), Error = null }, CancellationToken.None);
        Log.Sent(logger, claimed.Brand, claimed.Id);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Brand {Brand}: notice {Notice} is sent")]
        public static partial void Sent(ILogger logger, string brand, string notice);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}: notice {Notice} was sent or claimed before, or does not exist; its message is dropped")]
        public static partial void Nothing(ILogger logger, string brand, string notice);

        [LoggerMessage(LogLevel.Warning, "Brand {Brand}: notice {Notice} may or may not have arrived ({Reason}); it is not sent again")]
        public static partial void Unsure(ILogger logger, string brand, string notice, string reason);

        [LoggerMessage(LogLevel.Error, "Brand {Brand}: notice {Notice} is given up: {Reason}")]
        public static partial void GivenUp(ILogger logger, string brand, string notice, string? reason);
    }
}
