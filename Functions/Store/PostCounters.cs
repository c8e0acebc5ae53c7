using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>
/// A post's lifetime counters at the end of each day on which it was looked at: the column <c>Counters</c> of its row. Merging gives the same content in
/// whatever order and however often readings arrive.
/// </summary>
internal sealed class PostCounters
{
    /// <summary>Name of the column.</summary>
    public const string Column = "Counters";

    private readonly SortedDictionary<DateOnly, decimal?[]> days = [];

    /// <summary>The counters of a reading; none where nothing is to be derived from it.</summary>
    public static PostCounters Of(PostReading post)
    {
        var counters = new PostCounters();
        if (post.AsOf is { } day)
        {
            counters.days[day] = [post.RetrievedAt.ToUnixTimeMilliseconds(), post.Impressions, post.Likes, post.Comments, post.Shares, post.Clicks];
        }

        return counters;
    }

    /// <summary>The counters of a row.</summary>
    public static PostCounters Of(TableEntity row)
    {
        var counters = new PostCounters();
        foreach (var (day, numbers) in LongText.Get(row, Column) is { } json ? JsonSerializer.Deserialize<Dictionary<string, decimal?[]>>(json)! : [])
        {
            counters.days[DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture)] = numbers;
        }

        return counters;
    }

    /// <summary>These and others; of two of one day the later retrieved, of two retrieved at once the greater.</summary>
    public PostCounters With(PostCounters others)
    {
        var merged = new PostCounters();
        foreach (var (day, numbers) in days.Concat(others.days))
        {
            merged.days[day] = merged.days.TryGetValue(day, out var known) && Compare(known, numbers) >= 0 ? known : numbers;
        }

        return merged;
    }

    /// <summary>Writes the column, unless there is nothing to write.</summary>
    public void Put(TableEntity row)
    {
        if (days.Count > 0)
        {
            LongText.Put(row, Column, ToString());
        }
    }

    /// <summary>For the analysis.</summary>
    public CountedPost About(PostReading post) => new(
        post.Account, post.Source, post.Day,
        [.. days.Select(day => new PostCount(day.Key, DateTimeOffset.FromUnixTimeMilliseconds((long)day.Value[0]!.Value), day.Value[1], day.Value[2], day.Value[3], day.Value[4], day.Value[5]))]);

    /// <summary>As JSON: day → time of retrieval, impressions, likes, comments, shares, clicks.</summary>
    public override string ToString() => JsonSerializer.Serialize(days.ToDictionary(day => day.Key.ToString("O", CultureInfo.InvariantCulture), day => day.Value));

    private static int Compare(decimal?[] left, decimal?[] right) => left.Zip(right, Nullable.Compare).FirstOrDefault(order => order != 0);
}

/// <summary>Writes a post and its counters; a post that is older than the stored one still adds its day.</summary>
internal sealed record PostChange(EventChange<PostReading> Event, PostCounters Counters) : RowChange(Event.PartitionKey, Event.RowKey)
{
    public override RowChange Then(RowChange next)
    {
        var other = (PostChange)next;
        return new PostChange((EventChange<PostReading>)Event.Then(other.Event), Counters.With(other.Counters));
    }

    public override TableEntity? Merge(TableEntity? stored, List<TableEntity> outdated)
    {
        var known = stored is null ? new PostCounters() : PostCounters.Of(stored);
        var all = known.With(Counters);
        var row = Event.Merge(stored, outdated) ?? (all.ToString() == known.ToString() ? null : stored is null ? null : new TableEntity(stored));
        if (row is not null)
        {
            all.Put(row);
        }

        return row;
    }
}
