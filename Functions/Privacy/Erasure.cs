namespace SocialFunnel.Privacy;

/// <summary>The deletion of a brand: where it stands, and what it removed.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RequestedAt">When it was asked for.</param>
/// <param name="Removed">Rows and blobs removed so far, by table or container.</param>
/// <param name="FoundNothingAt">When the last scan of everything found nothing; null until one did.</param>
public sealed record Erasure(string Brand, ErasureState State, DateTimeOffset RequestedAt, IReadOnlyDictionary<string, int> Removed, DateTimeOffset? FoundNothingAt);

/// <summary>Where the deletion of a brand stands.</summary>
public enum ErasureState
{
    /// <summary>Under way.</summary>
    Running,

    /// <summary>A scan of everything found nothing any more.</summary>
    Done,
}
