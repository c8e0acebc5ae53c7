namespace SocialFunnel.Reports;

/// <summary>The secret part of the address of a signed link.</summary>
internal static class LinkToken
{
    /// <summary>Where the address carries it.</summary>
    public const string Query = "link";

    /// <summary>The one a request carries; empty where it carries none.</summary>
    public static string Of(HttpRequest request) => request.Query[Query].ToString();
}
