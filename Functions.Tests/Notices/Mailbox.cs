using System.Buffers;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SocialFunnel.Notices;

/// <summary>A mail server in this process: it keeps what it was sent, as it came over the wire.</summary>
internal sealed class Mailbox : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>What came: whom the envelope names, and the message.</summary>
    public ConcurrentQueue<(string[] To, MimeMessage Mail, string Raw)> Got { get; } = new();

    /// <summary>What it answers; accepted at first.</summary>
    public SmtpResponse Answer { get; set; } = SmtpResponse.Ok;

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; private set; }

    public static Mailbox Start()
    {
        var box = new Mailbox();
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            box.Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var options = new SmtpServerOptionsBuilder().ServerName("mail.test").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, box.Port))).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(box));
        _ = new SmtpServer.SmtpServer(options, services).StartAsync(box.stop.Token);
        return box;
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }

    // A class of its own: the server disposes of its store after each message.
    private sealed class Store(Mailbox box) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            var raw = System.Text.Encoding.UTF8.GetString(stream.ToArray());
            box.Got.Enqueue(([.. transaction.To.Select(to => $"{to.User}@{to.Host}")], await MimeMessage.LoadAsync(stream, cancellationToken), raw));
            return box.Answer;
        }
    }
}
