using MimeKit;

namespace SocialFunnel.Notices;

/// <summary>Settings of outgoing mail, section <c>SocialFunnel:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "SocialFunnel:Smtp";

    private static readonly string[] Securities = ["starttls", "tls", "none"];

    /// <summary>The mail server; empty for no e-mail.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port, 1 to 65535.</summary>
    /// <value>Default 587.</value>
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>: made secure before anything is said; <c>tls</c>: secure from the start, as on port 465; <c>none</c>: for a relay on the same machine.</summary>
    /// <value>Default <c>starttls</c>.</value>
    public string Security { get; set; } = "starttls";

    /// <summary>Name to sign in with; empty for a server that asks for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>Password to sign in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>Address that mail comes from.</summary>
    public string From { get; set; } = "";

    /// <summary>How long the server may take for each step, 1 s to 5 min.</summary>
    /// <value>Default 30 s.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong, and what would be right; null when nothing is.</summary>
    internal string? Fault() => Host.Length == 0 ? null
        : Port is < 1 or > 65535 ? $"{Section}:Port is {Port}: 1 to 65535."
        : !Securities.Contains(Security) ? $"{Section}:Security is '{Security}': {string.Join(", ", Securities)}."
        : !MailboxAddress.TryParse(From, out var from) || from.Domain.Length == 0 ? $"{Section}:From is missing or no e-mail address: mail needs one to come from, such as funnel@shop.example."
        : Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5) ? $"{Section}:Timeout is {Timeout}: 00:00:01 to 00:05:00."
        : null;
}
