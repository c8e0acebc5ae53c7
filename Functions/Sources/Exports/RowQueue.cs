using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>Rows of a sheet that can be looked at before they are taken. What ends them early is told only after the rows before it.</summary>
internal sealed class RowQueue(IAsyncEnumerator<TextRow> rows) : IAsyncDisposable
{
    private readonly List<TextRow> ahead = [];
    private int first;
    private bool lastIsBlank;
    private bool ended;
    private InvalidDataException? broken;

    /// <summary>The row that comes after <paramref name="index"/> others; null where there is none.</summary>
    public async ValueTask<TextRow?> Peek(int index)
    {
        while (ahead.Count - first <= index && !ended)
        {
            await Fill();
        }

        return ahead.Count - first > index ? ahead[first + index] : null;
    }

    /// <summary>Takes the next row; null at the end.</summary>
    /// <exception cref="InvalidDataException">The rest cannot be read as rows; the message says why.</exception>
    public async ValueTask<TextRow?> Next()
    {
        if (await Peek(0) is not { } row)
        {
            return broken is null ? null : throw broken;
        }

        first++;
        if (first == ahead.Count || first > 1_000)
        {
            ahead.RemoveRange(0, first);
            first = 0;
        }

        return row;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => rows.DisposeAsync();

    private async ValueTask Fill()
    {
        try
        {
            while (await rows.MoveNextAsync())
            {
                // Of many blank rows one is enough: a spreadsheet may have a million of them.
                var isBlank = rows.Current.IsBlank;
                if (!isBlank || !lastIsBlank)
                {
                    lastIsBlank = isBlank;
                    ahead.Add(rows.Current);
                    return;
                }
            }

            ended = true;
        }
        catch (InvalidDataException unreadable)
        {
            (ended, broken) = (true, unreadable);
        }
        catch (BoundedStreamException larger)
        {
            (ended, broken) = (true, new InvalidDataException("It unpacks to more than it says it holds: make the archive again.", larger));
        }
    }
}
