namespace SocialFunnel.Analysis.Channels;

/// <summary>Whether a visit was paid for, as far as it left evidence. The lack of evidence is not evidence of the lack.</summary>
public enum PaidEvidence
{
    /// <summary>Nothing tells. Also all that comes from a bare referrer: an untagged advertisement looks the same.</summary>
    Unknown,

    /// <summary>A tag or an id says that it was not an advertisement.</summary>
    Organic,

    /// <summary>A tag says so, or an id which only advertisements carry.</summary>
    Paid,
}
