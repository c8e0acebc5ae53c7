using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>
/// A stream in memory that may be read so often and no more: a damaged workbook can send its reader around in circles, from sector to sector, for ever.
/// </summary>
internal sealed class BudgetStream(MemoryStream inner) : Stream
{
    private const long Least = 16L * 1024 * 1024;
    private const int Times = 20;

    private long left = Math.Max(Least, inner.Length * Times);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        // A read that gives nothing is a step in a circle, too.
        var count = inner.Read(buffer);
        left -= Math.Max(count, 64);
        return left >= 0 ? count : throw new InvalidDataException("The workbook refers to itself in circles.");
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
