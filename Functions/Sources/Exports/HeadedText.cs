using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Exports;

/// <summary>A text file whose first row names its columns.</summary>
internal sealed class HeadedText : IAsyncDisposable
{
    private readonly RowQueue rows;

    private HeadedText(RowQueue rows, ExportHeader header) => (this.rows, Header) = (rows, header);

    /// <summary>The columns.</summary>
    public ExportHeader Header { get; }

    /// <summary>Reads the first row.</summary>
    /// <param name="stream">Can seek; is disposed of with the result.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidDataException">There is no header, or it is no table; the message says why.</exception>
    public static async Task<HeadedText> Open(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[TextDialect.HeadBytes];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        stream.Position = 0;
        var dialect = TextDialect.Of(head.AsSpan(0, length), isWhole: length < head.Length);
        var rows = new RowQueue(DelimitedText.Rows(stream, dialect, cancellation).GetAsyncEnumerator(cancellation));
        try
        {
            TextRow? first;
            do
            {
                first = await rows.Next() ?? throw new InvalidDataException("The file is empty: the first line must name the columns.");
            }
            while (first.IsBlank);
            return new HeadedText(rows, new ExportHeader(first.Cells));
        }
        catch
        {
            await rows.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the rows below; those without any cell are left out.</summary>
    /// <exception cref="InvalidDataException">The rest cannot be read as rows; the message says why.</exception>
    public async IAsyncEnumerable<TextRow> Rows([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (await rows.Next() is { } row)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!row.IsBlank)
            {
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
