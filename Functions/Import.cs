using SocialFunnel.Sources.Exports;

namespace SocialFunnel;

/// <summary>A file that somebody sent for a brand, and what became of it. The file itself is deleted once it was read.</summary>
public sealed record Import
{
    /// <summary>The brand's id.</summary>
    public required string Brand { get; init; }

    /// <summary>When it came, and a suffix: <c>20261123T090000000-1f2e3d4c</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name as it was sent, without a folder, at most 200 characters.</summary>
    public required string File { get; init; }

    /// <summary>Its size.</summary>
    public long Bytes { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When its content was true: the time the sender gave, such as that of the download, and otherwise when it came. Its readings are as old as this.</summary>
    public required DateTimeOffset RetrievedAt { get; init; }

    /// <summary>What the sender said that the file cannot say: name and value.</summary>
    public IReadOnlyDictionary<string, string?> Said { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where it stands.</summary>
    public ImportState State { get; init; }

    /// <summary>Readings stored; null until it ended.</summary>
    public int? Readings { get; init; }

    /// <summary>Why nothing of it was stored; null unless it failed.</summary>
    public string? Error { get; init; }

    /// <summary>What was recognised, taken and refused; null until it was read.</summary>
    public ImportReport? Report { get; init; }
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>It waits to be read.</summary>
    Received,

    /// <summary>It was read; <see cref="Import.Report"/> tells rows that were refused, and tables that wait for an answer.</summary>
    Done,

    /// <summary>Nothing of it was stored; <see cref="Import.Error"/> says why and what to do.</summary>
    Failed,
}
