using System.Text.RegularExpressions;

namespace SocialFunnel.Hosting.Local;

/// <summary>Replaces <c>%Name%</c> in schedules, queue names and routes by the setting of that name.</summary>
internal static partial class SettingNames
{
    /// <summary>The text with every setting put in, or the name of the first setting that is not set.</summary>
    internal static (string Text, string? Missing) Resolve(string text, IConfiguration configuration)
    {
        string? missing = null;
        var resolved = Pattern().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            // Environment variables spell the separator of sections as two underscores.
            var value = configuration[name] ?? configuration[name.Replace("__", ":", StringComparison.Ordinal)];
            if (string.IsNullOrEmpty(value))
                missing ??= name;
            return value ?? match.Value;
        });
        return (resolved, missing);
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Pattern();
}
