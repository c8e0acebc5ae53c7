namespace SocialFunnel.Sources.Http;

/// <summary>What can go wrong with a vendor, and who has to do what. A closed set: each vendor's errors are mapped to it once.</summary>
public enum VendorErrorKind
{
    /// <summary>The vendor no longer accepts the sign-in: a person connects the source again. Not retried.</summary>
    Reauthorise,

    /// <summary>Too many requests in a short time: the pull waits until the time the vendor gave.</summary>
    Throttled,

    /// <summary>What a day or a month allows is used up: as <see cref="Throttled"/>, only longer.</summary>
    QuotaGone,

    /// <summary>The sign-in is good, and a permission is missing, which the message names. Not retried.</summary>
    PermissionMissing,

    /// <summary>The vendor does not tell this metric any longer: it is reported missing, and the others still come.</summary>
    MetricRetired,

    /// <summary>The vendor does not understand what was asked: our fault, or that of the settings. Ends in the poison queue with the vendor's message.</summary>
    BadRequest,

    /// <summary>The vendor's fault, or the network's: trying again helps.</summary>
    Transient,
}
