namespace SocialFunnel.Sources.Exports;

/// <summary>Rows that stand together in a file: the whole of a CSV, a sheet of a workbook, an entry of an archive.</summary>
/// <param name="name">The file's name, with the sheet or entry where it has several.</param>
internal sealed class Sheet(string name) : IAsyncDisposable
{
    /// <summary>The file's name, with the sheet or entry where it has several; for messages and hints.</summary>
    public string Name => name;

    /// <summary>Name of the sheet or entry alone; null for a file of one.</summary>
    public string? Part { get; init; }

    /// <summary>Whether it is a sheet among others in a workbook, where people and vendors also keep what is no table.</summary>
    public bool IsOfWorkbook { get; init; }

    /// <summary>Its rows; null where <see cref="Problem"/> says why there are none.</summary>
    public RowQueue? Rows { get; init; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What stands between cells; null in a workbook.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Counts bytes that were no UTF-8; null in a workbook.</summary>
    public LegacyFallback? Legacy { get; init; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Rows?.DisposeAsync() ?? ValueTask.CompletedTask;
}
