using System.Text.Json.Serialization;

namespace SocialFunnel;

/// <summary>Days of a brand, both ends included. Cannot be built backwards.</summary>
public readonly record struct Window
{
    /// <summary>Creates a window.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    [JsonConstructor]
    public Window(DateOnly first, DateOnly last)
    {
        if (last < first)
        {
            throw new ArgumentException($"The last day {last:O} lies before the first day {first:O}.", nameof(last));
        }

        First = first;
        Last = last;
    }

    /// <summary>The first day, included.</summary>
    public DateOnly First { get; }

    /// <summary>The last day, included.</summary>
    public DateOnly Last { get; }

    /// <summary>Number of days, at least 1.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>The window of <paramref name="days"/> days that ends with <paramref name="last"/>.</summary>
    public static Window Ending(DateOnly last, int days) => new(last.AddDays(1 - days), last);

    /// <summary>Whether a day lies inside.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <inheritdoc/>
    public override string ToString() => $"{First:O}..{Last:O}";
}
