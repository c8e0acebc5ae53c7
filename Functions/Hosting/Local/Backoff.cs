namespace SocialFunnel.Hosting.Local;

/// <summary>Waits between polls of an empty queue: doubling from 100 ms to a ceiling, each 20 % longer or shorter by chance so that queues spread.</summary>
internal sealed class Backoff(TimeSpan ceiling, Random random)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private TimeSpan _next = Shortest;

    internal TimeSpan Next()
    {
        var wait = _next * (0.8 + (0.4 * random.NextDouble()));
        _next = _next * 2 < ceiling ? _next * 2 : ceiling;
        return wait < ceiling ? wait : ceiling;
    }

    internal void Reset() => _next = Shortest;
}
