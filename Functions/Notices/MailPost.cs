using System.IO;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace SocialFunnel.Notices;

/// <summary>Sends notices as mail, one to each address, so that nobody sees who else gets them.</summary>
public sealed class MailPost(IOptions<SmtpOptions> options, TimeProvider clock)
{
    /// <summary>Sends a notice.</summary>
    /// <exception cref="NotTakenException">The server surely did not take it.</exception>
    /// <exception cref="IOException">The connection broke when it may have been taken.</exception>
    internal async Task Send(string to, NoticeContent content)
    {
        var smtp = options.Value;
        if (smtp.Host.Length == 0)
        {
            throw new NotTakenException($"No mail server is set: set {SmtpOptions.Section}:Host and {SmtpOptions.Section}:From.");
        }

        var mail = MailForm.Write(content, smtp.From, to, clock.GetUtcNow());
        using var client = new SmtpClient { Timeout = (int)smtp.Timeout.TotalMilliseconds };
        await Open(client, smtp);
        try
        {
            await client.SendAsync(mail);
        }
        catch (SmtpCommandException refused)
        {
            // The server's own words may hold the address.
            throw new NotTakenException($"The mail server refused it ({(int)refused.StatusCode}, {refused.ErrorCode}): check the address in the brand's setting notify, and {SmtpOptions.Section}:From.");
        }

        await Close(client);
    }

    private static async Task Open(SmtpClient client, SmtpOptions smtp)
    {
        var security = smtp.Security switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, security);
            if (smtp.UserName.Length > 0)
            {
                await client.AuthenticateAsync(smtp.UserName, smtp.Password);
            }
        }
        catch (AuthenticationException)
        {
            throw new NotTakenException($"The mail server does not accept {SmtpOptions.Section}:UserName and Password.");
        }
        catch (Exception fault) when (fault is SocketException or IOException or SslHandshakeException or ProtocolException or CommandException or NotSupportedException or TimeoutException or OperationCanceledException)
        {
            throw new NotTakenException($"The mail server {smtp.Host}:{smtp.Port} cannot be used ({fault.GetType().Name}): check {SmtpOptions.Section}:Host, Port and Security.");
        }
    }

    // It was taken; a server that hangs up rudely changes nothing.
    private static async Task Close(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true);
        }
        catch (Exception fault) when (fault is IOException or ProtocolException or SocketException or TimeoutException or OperationCanceledException)
        {
            return;
        }
    }
}
