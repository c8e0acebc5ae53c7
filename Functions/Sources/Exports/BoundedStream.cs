using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>Reads a stream up to a length, and no further than that: what unpacks to more than it says is no honest archive.</summary>
/// <param name="inner">Is disposed of with this.</param>
/// <param name="most">Most bytes.</param>
/// <param name="owner">Is disposed of with this, too; null for none.</param>
internal sealed class BoundedStream(Stream inner, long most, IDisposable? owner = null) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            owner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int count)
    {
        read += count;
        return read <= most ? count : throw new BoundedStreamException($"It is larger than the {most} bytes it may have.");
    }
}

/// <summary>A stream gave more than it may.</summary>
internal sealed class BoundedStreamException(string message) : IOException(message);
