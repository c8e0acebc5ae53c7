namespace SocialFunnel.Sources.Http;

/// <summary>A vendor did not give what it was asked for. The message is for people: what happened, the vendor's own words, what to do.</summary>
/// <param name="kind">Who has to do what.</param>
/// <param name="message">For people; holds no secret.</param>
/// <param name="until">When asking again makes sense; of <see cref="VendorErrorKind.Throttled"/> and <see cref="VendorErrorKind.QuotaGone"/> only.</param>
/// <param name="inner">What the network said.</param>
public sealed class VendorException(VendorErrorKind kind, string message, DateTimeOffset? until = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Who has to do what.</summary>
    public VendorErrorKind Kind { get; } = kind;

    /// <summary>When asking again makes sense; null where nothing but patience of the usual kind is needed.</summary>
    public DateTimeOffset? Until { get; } = until;
}

/// <summary>How a vendor's answer is to be understood.</summary>
/// <param name="Kind">Who has to do what.</param>
/// <param name="Says">The vendor's own words, or the name of a permission or metric; null where it says nothing.</param>
/// <param name="Until">When asking again makes sense; null to take it from the headers.</param>
public sealed record VendorFault(VendorErrorKind Kind, string? Says = null, DateTimeOffset? Until = null);
