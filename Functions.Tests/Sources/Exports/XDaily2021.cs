using System.Globalization;
using System.IO;
using CsvHelper;

namespace SocialFunnel.Sources.Exports;

/// <summary>Puts the real daily files of X of early 2021 into our own form, with nothing added and nothing left out that it has a column for.</summary>
internal static class XDaily2021
{
    /// <summary>Below <c>../shared</c>.</summary>
    public const string Folder = "data/exports/x-daily-2021";

    /// <summary>The account the converted rows are given.</summary>
    public const string Account = "control";

    private static readonly (string Theirs, string Ours)[] Columns =
    [
        ("Tweets published", "posts"), ("impressions", "impressions"), ("retweets", "shares"), ("replies", "comments"), ("likes", "likes"),
        ("user profile clicks", "profile_visits"), ("url clicks", "clicks"),
    ];

    /// <summary>What the files add up to, January and February, by our columns.</summary>
    public static IReadOnlyDictionary<string, decimal> Totals { get; } = new Dictionary<string, decimal>
    {
        ["posts"] = 189 + 193,
        ["impressions"] = 428_246 + 401_518,
        ["shares"] = 561 + 257,
        ["comments"] = 245 + 224,
        ["likes"] = 1_981 + 1_603,
        ["profile_visits"] = 1_010 + 903,
        ["clicks"] = 3_510 + 1_670,
    };

    /// <summary>Writes one file in our form for each of theirs.</summary>
    /// <param name="target">The folder of a brand; made when missing.</param>
    public static void Convert(string target)
    {
        Directory.CreateDirectory(target);
        foreach (var source in Directory.EnumerateFiles(SharedData.PathOf(Folder), "*.csv").Order(StringComparer.Ordinal))
        {
            using var reader = CsvReader.Create(new StreamReader(source));
            using var writer = new StreamWriter(Path.Combine(target, Path.GetFileName(source)));
            writer.WriteLine($"date,platform,account,{string.Join(',', Columns.Select(column => column.Ours))}");
            while (reader.Read())
            {
                var day = DateOnly.Parse(reader.GetString(reader.GetFieldIndex("Date")), CultureInfo.InvariantCulture);
                var values = Columns.Select(column => reader.GetString(reader.GetFieldIndex(column.Theirs)));
                writer.WriteLine($"{day:O},x,{Account},{string.Join(',', values)}");
            }
        }
    }
}
