using System.Text.RegularExpressions;

namespace SocialFunnel.Sources.Exports;

/// <summary>Keeps e-mail addresses out of readings and error messages, wherever somebody put one.</summary>
internal static partial class PersonalData
{
    /// <summary>What stands in the place of an address.</summary>
    public const string Mask = "(e-mail)";

    /// <summary>The text without e-mail addresses.</summary>
    public static string Without(string text) => text.Contains('@') ? Address().Replace(text, Mask) : text;

    [GeneratedRegex(@"[^\s@<>,;:""'=&?/]{1,128}@[^\s@<>,;:""'=&?/]{1,128}\.[^\s@<>,;:""'=&?/.]{1,63}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Address();
}
