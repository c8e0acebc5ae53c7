namespace SocialFunnel.Sources.Exports;

/// <summary>One table of a file of a pull, opened and recognised.</summary>
/// <param name="Pull">The pull.</param>
/// <param name="Name">The file's name, with the sheet or entry where it has several.</param>
/// <param name="RetrievedAt">When its content last changed, which is when its readings were true.</param>
/// <param name="Form">Its form.</param>
/// <param name="Header">Its columns.</param>
internal sealed record OpenExport(ExportPull Pull, string Name, DateTimeOffset RetrievedAt, ExportForm Form, ExportHeader Header)
{
    /// <summary>Where the columns stand that the form reads.</summary>
    public IReadOnlyList<int> Positions { get; } = [.. Form.Columns.Select(Header.PositionOf).OfType<int>()];

    /// <summary>Its rows so far.</summary>
    public SeenRows Seen { get; } = new();

    /// <summary>What it begins with.</summary>
    public required TableHead Head { get; init; }

    /// <summary>Its first rows.</summary>
    public IReadOnlyList<string[]> Sample { get; init; } = [];

    /// <summary>How its numbers are written; null for our own forms, which have one way.</summary>
    public NumberText? Numbers { get; init; }

    /// <summary>How its days are written; null for our own forms, which have one way.</summary>
    public DayText? Days { get; init; }

    /// <summary>What was said about it.</summary>
    public ExportAnswers Answers { get; init; } = new();

    /// <summary>What must be answered before its readings count; empty when nothing is open.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The account a vendor's table is about. Only for forms with platforms, and only when no question is open.</summary>
    public Account Account { get; init; } = new(Platform.Parse("unknown"), "main");

    /// <summary>What a form remembers from row to row.</summary>
    public object? Memory { get; set; }
}
