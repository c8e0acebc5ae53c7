using System.Globalization;
using System.Text;

namespace SocialFunnel.Samples;

/// <summary>The sample's audiences as the platforms' own downloads, and as a file of our own form what none of them says.</summary>
internal static class SampleDownloads
{
    private const string OwnHeader = "date,platform,account,followers,gained,lost,impressions,likes,comments,shares,clicks,posts,replies_given";
    private const string Sentence = "Invented numbers of a page that does not exist, as its daily download would show them, at the end of each day in UTC.";

    /// <summary>All files by name.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Files(IReadOnlyList<SampleDay> days)
    {
        var (x, linkedIn, instagram) = (Of(SampleChannel.X), Of(SampleChannel.LinkedIn), Of(SampleChannel.Instagram));
        yield return ("daily.csv", Plain(days.Select(Own).Prepend(OwnHeader)));
        yield return ("x-account_overview_analytics.csv", Plain(X(x)));
        yield return ("linkedin-followers.xlsx", SampleWorkbook.Of("New followers", [
            ["Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"],
            .. linkedIn.Select(day => new object[] { American(day.Day), 0, day.Gained, 0, day.Gained })]));
        yield return ("linkedin-content.xlsx", SampleWorkbook.Of("Metrics", [
            [Sentence],
            ["Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)", "Clicks (total)", "Reactions (total)", "Comments (total)", "Reposts (total)"],
            .. linkedIn.Select(day => new object[] { American(day.Day), day.Seen, 0, day.Seen, day.Clicked, day.Liked, day.Commented, day.Shared })]));

        // Meta leaves out days without a follow, and does not say in every title whose numbers they are.
        yield return ("instagram-Follows.csv", Meta("Instagram follows", instagram.Where(day => day.Gained > 0), day => day.Gained));
        yield return ("instagram-Views.csv", Meta("Views", instagram, day => day.Seen));
        yield return ("instagram-Link clicks.csv", Meta("Instagram link clicks", instagram, day => day.Clicked));

        List<SampleDay> Of(SampleChannel channel) => [.. days.Where(day => day.Channel == channel)];
    }

    // Followers, and answers given, are in no download; of Instagram's posts only single files tell.
    private static string Own(SampleDay day)
    {
        int?[] numbers = day.Channel.Name switch
        {
            "x" => [day.Followers, null, null, null, null, null, null, day.Clicked, null, day.Replied],
            "linkedin" => [day.Followers, null, null, null, null, null, null, null, day.Published, day.Replied],
            "instagram" => [day.Followers, null, null, null, day.Liked, day.Commented, day.Shared, null, day.Published, day.Replied],
            _ => [day.Followers, day.Gained, day.Lost, day.Seen, day.Liked, day.Commented, day.Shared, day.Clicked, day.Published, day.Replied],
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day.Day:yyyy-MM-dd},{day.Channel.Name},kaffeewerk,{string.Join(',', numbers)}");
    }

    // Newest first, and on top the day of the download, of which only some hours are counted.
    private static IEnumerable<string> X(List<SampleDay> days)
    {
        var begun = days[^1] with { Day = days[^1].Day.AddDays(1), Seen = days[^1].Seen / 3, Liked = 0, Commented = 0, Shared = 0, Gained = 1, Lost = 0, Published = 0 };
        yield return "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views";
        foreach (var day in days.Append(begun).Reverse())
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"\"{day.Day:ddd, MMM d, yyyy}\",{day.Seen},{day.Liked},{day.Liked + day.Commented + day.Shared},{day.Liked / 20},0,{day.Gained},{day.Lost},{day.Commented},{day.Shared},{day.Seen / 100},{day.Published},0,0");
        }
    }

    private static byte[] Meta(string title, IEnumerable<SampleDay> days, Func<SampleDay, int> number)
    {
        var lines = days.Select(day => string.Create(CultureInfo.InvariantCulture, $"\"{day.Day:yyyy-MM-dd}T00:00:00\",\"{number(day)}\"")).Prepend("\"Date\",\"Primary\"").Prepend($"\"{title}\"").Prepend("sep=,");
        return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(string.Join('\n', lines) + "\n")];
    }

    private static string American(DateOnly day) => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);

    private static byte[] Plain(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
