namespace SocialFunnel.Sources.Http;

/// <summary>A vendor as one pull asks it.</summary>
/// <param name="Name">For people, such as <c>Bluesky</c>.</param>
/// <param name="Type">Name of the connector, such as <c>bluesky</c>: <c>connect bluesky</c> renews the sign-in.</param>
/// <param name="Address">Scheme, host and port of all requests; nothing else is ever asked, wherever a next page may lead.</param>
public sealed record Vendor(string Name, string Type, Uri Address)
{
    /// <summary>Understands an answer of whatever status, 200 included, by its body; null leaves it to the status.</summary>
    public Func<VendorAnswer, VendorFault?> Classify { get; init; } = _ => null;

    /// <summary>Whether a brand's settings chose the host; the operator may restrict those.</summary>
    public bool ChosenByBrand { get; init; }

    /// <summary>An error of this vendor, in words that name the remedy.</summary>
    public VendorException Error(VendorErrorKind kind, string? says = null, DateTimeOffset? until = null, Exception? inner = null) => new(kind, Words(kind, says, until), until, inner);

    private string Words(VendorErrorKind kind, string? says, DateTimeOffset? until)
    {
        var words = string.IsNullOrWhiteSpace(says) ? "" : $" ({says.TrimEnd('.', ' ')})";
        return kind switch
        {
            VendorErrorKind.Reauthorise => $"{Name} no longer accepts the sign-in{words}. Connect it again: … connect {Type}",
            VendorErrorKind.Throttled => $"{Name} asks for patience until {until:yyyy-MM-dd HH:mm:ss} UTC{words}. The pull waits; nothing is to be done.",
            VendorErrorKind.QuotaGone => $"{Name} gives nothing more until {until:yyyy-MM-dd HH:mm:ss} UTC: its quota is used up{words}. The pull waits, or is left to the next night.",
            VendorErrorKind.PermissionMissing => $"{Name} does not permit this{words}. Connect it again and grant the permission: … connect {Type}",
            VendorErrorKind.MetricRetired => $"{Name} does not tell this any longer{words}.",
            VendorErrorKind.BadRequest => $"{Name} does not understand the request{words}. Check the settings of the source; if they are right, it is a fault of this program.",
            _ => $"{Name} cannot be read at the moment{words}.",
        };
    }
}
