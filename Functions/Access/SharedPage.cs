namespace SocialFunnel.Access;

/// <summary>The pages that a signed link can open, each by the last part of its address.</summary>
internal static class SharedPage
{
    /// <summary>The form of the week's hours.</summary>
    public const string Hours = "hours";

    /// <summary>The report.</summary>
    public const string Report = "report";

    /// <summary>The worksheet as a form.</summary>
    public const string Worksheet = "worksheet-form";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Hours, Report, Worksheet];
}
