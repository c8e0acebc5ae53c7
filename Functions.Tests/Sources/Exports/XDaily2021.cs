using System.IO;

namespace SocialFunnel.Sources.Exports;

/// <summary>The real daily files of X of early 2021 and their control totals.</summary>
internal static class XDaily2021
{
    /// <summary>Below <c>../shared</c>.</summary>
    public const string Folder = "data/exports/x-daily-2021";

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

    /// <summary>Copies the files.</summary>
    /// <param name="target">The folder of a brand; made when missing.</param>
    public static void Copy(string target)
    {
        Directory.CreateDirectory(target);
        foreach (var source in Directory.EnumerateFiles(SharedData.PathOf(Folder), "*.csv"))
        {
            var copy = Path.Combine(target, Path.GetFileName(source));
            File.Copy(source, copy);
            File.SetLastWriteTimeUtc(copy, TextFiles.Usual.UtcDateTime);
        }
    }
}
