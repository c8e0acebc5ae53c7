using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SocialFunnel.Hosting.Local;

/// <summary>What functions tell the test, in order, and what the test lets them wait for.</summary>
public sealed class Recorder
{
    private readonly Channel<object> _seen = Channel.CreateUnbounded<object>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    internal void Saw(object what) => _seen.Writer.TryWrite(what);

    /// <summary>The next thing a function told, whenever it comes.</summary>
    internal async Task<T> Next<T>() => (T)await _seen.Reader.ReadAsync().AsTask().WaitAsync(TestHost.Patience);

    /// <summary>What was told and not yet read.</summary>
    internal int Unread => _seen.Reader.Count;

    /// <summary>A gate that is shut until the test opens it.</summary>
    internal TaskCompletionSource Gate(string name = "") => _gates.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
