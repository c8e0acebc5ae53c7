using System.Globalization;

namespace SocialFunnel.Samples;

/// <summary>Hours, money and customers found of the sample. The blog's hours are not logged: its weekly plan stands in the settings.</summary>
internal static class SampleEffort
{
    // Minutes on a working day and on a weekend day, and euro spent every Monday.
    private static readonly (SampleChannel Channel, int Working, int Weekend, int Monday)[] Habits =
        [(SampleChannel.LinkedIn, 48, 0, 0), (SampleChannel.X, 96, 30, 40), (SampleChannel.Instagram, 110, 85, 90), (SampleChannel.Digg, 7, 0, 0)];

    private static readonly (string Platform, int Percent)[] Found = [("linkedin", 55), ("instagram", 31), ("x", 10)];

    /// <summary>Lines of the effort: every day is logged, so that no plan is taken instead.</summary>
    public static IEnumerable<string> Lines(int seed)
    {
        var dice = new Dice(seed);
        yield return "date,platform,account,hours,spend,currency";
        foreach (var (channel, working, weekend, monday) in Habits)
        {
            foreach (var day in SampleYear.Every.Where(channel.Runs))
            {
                var minutes = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : working) * dice.Noise(0.4);
                var spend = day.DayOfWeek == DayOfWeek.Monday && monday > 0 ? $"{monday},EUR" : ",";
                yield return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{channel.Name},kaffeewerk,{Math.Round(minutes / 15) / 4},{spend}");
            }
        }
    }

    /// <summary>Lines of the presence: every quarter two hundred customers are looked up.</summary>
    public static IEnumerable<string> Presence(int seed)
    {
        var dice = new Dice(seed);
        yield return "date,platform,account,looked_up,found";
        foreach (var day in SampleYear.Every.Where(day => SampleYear.DaysLeft(day) % 91 == 20))
        {
            foreach (var (platform, percent) in Found)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},{platform},kaffeewerk,200,{(2 * percent) + dice.Between(-5, 5)}");
            }
        }
    }
}
