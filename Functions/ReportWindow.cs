using System.Diagnostics.CodeAnalysis;

namespace SocialFunnel;

/// <summary>The spans every night is analysed over, each ending with the last full day before the run.</summary>
/// <param name="Name">As in addresses and row keys: <c>28d</c>, <c>90d</c>, <c>365d</c>, <c>all</c>.</param>
/// <param name="Days">Length in days; null for everything there is.</param>
public sealed record ReportWindow(string Name, int? Days)
{
    /// <summary>All of them, shortest first.</summary>
    public static IReadOnlyList<ReportWindow> Every { get; } = [new("28d", 28), new("90d", 90), new("365d", 365), new("all", null)];

    /// <summary>Finds one by its name; <c>90</c> and <c>90d</c> are the same.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ReportWindow? window)
    {
        window = Every.FirstOrDefault(candidate =>
            string.Equals(candidate.Name, text, StringComparison.OrdinalIgnoreCase) || string.Equals(candidate.Name, text + "d", StringComparison.OrdinalIgnoreCase));
        return window is not null;
    }

    /// <summary>The days it stands for.</summary>
    /// <param name="last">The last full day before the run.</param>
    /// <param name="firstKnown">The first day of which anything is known; null when nothing is.</param>
    public Window Until(DateOnly last, DateOnly? firstKnown) => Days is { } days
        ? Window.Ending(last, days)
        : new Window(firstKnown is { } first && first < last ? first : last, last);
}
