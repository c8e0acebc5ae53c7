namespace SocialFunnel.Runs;

/// <summary>A clock that shows what the test sets; what waits for a while waits for real.</summary>
internal sealed class FrozenTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
