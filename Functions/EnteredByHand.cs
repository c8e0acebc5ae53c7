namespace SocialFunnel;

/// <summary>Sources that are people: what they enter is stored as any other reading, under these names, which no configured source may have.</summary>
public static class EnteredByHand
{
    /// <summary>Hours and spend, entered in the form or by HTTP.</summary>
    public const string Hours = "hours";

    /// <summary>Customers found, ticked on the worksheet.</summary>
    public const string Worksheet = "worksheet";

    /// <summary>The account they speak of: people are asked for a platform as a whole.</summary>
    public const string Account = "main";

    /// <summary>Whether a source is a person.</summary>
    public static bool Is(string source) => source is Hours or Worksheet;
}
