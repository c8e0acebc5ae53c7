namespace SocialFunnel.Entries;

/// <summary>Weeks from Monday to Sunday.</summary>
public static class Week
{
    /// <summary>The week a day lies in.</summary>
    public static Window Of(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        return new Window(monday, monday.AddDays(6));
    }

    /// <summary>The week before.</summary>
    public static Window Before(Window week) => new(week.First.AddDays(-7), week.Last.AddDays(-7));

    /// <summary>The latest week that is over on a day.</summary>
    public static Window LastOver(DateOnly today) => Before(Of(today));
}
