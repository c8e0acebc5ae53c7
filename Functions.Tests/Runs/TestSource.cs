using System.Runtime.CompilerServices;
using SocialFunnel.Sources;

namespace SocialFunnel.Runs;

/// <summary>A connector whose readings a test makes up, or that fails as the test wants it.</summary>
internal sealed class TestSource(Func<PullContext, IEnumerable<Reading>> read, SourceReach? reach = null) : ISource
{
    /// <summary>What every test's brand calls it.</summary>
    public const string Name = "invented";

    /// <inheritdoc/>
    public SourceReach Reach { get; } = reach ?? new SourceReach(null, null);

    /// <summary>The windows it was asked for, in order.</summary>
    public List<Window> Asked { get; } = [];

    /// <summary>A day's followers of an account on Mastodon.</summary>
    public static AudienceReading Followers(PullContext context, DateOnly day, decimal followers) => new()
    {
        Account = new Account(Platform.Parse("mastodon"), "acme"),
        Day = day,
        Source = context.Source,
        RetrievedAt = context.RetrievedAt,
        Followers = followers,
    };

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => [];

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        lock (Asked)
        {
            Asked.Add(context.Window);
        }

        await Task.Yield();
        foreach (var reading in read(context))
        {
            yield return reading;
        }
    }
}
