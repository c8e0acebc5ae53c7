namespace SocialFunnel.Analysis.Channels;

/// <summary>One line of a list of channels: the program's own, or a user's.</summary>
/// <param name="Kind"><see cref="HostKind"/>, <see cref="SourceKind"/> or <see cref="WordKind"/>.</param>
/// <param name="Pattern">A host (<c>example.com</c>, <c>=example.com</c>, <c>example.{}</c>, <c>example.com/path</c>), an app's package name, or a word; lower case.</param>
/// <param name="Entry">Whom it belongs to.</param>
public sealed record ChannelLine(string Kind, string Pattern, ChannelEntry Entry)
{
    /// <summary>A host with everything below it; <c>=</c> before it: alone; <c>{}</c> at its end: any country; a path may follow.</summary>
    public const string HostKind = "host";

    /// <summary>The whole of a <c>utm_source</c>.</summary>
    public const string SourceKind = "source";

    /// <summary>As <see cref="SourceKind"/>, and also a word in a longer tag or in a buyer's answer.</summary>
    public const string WordKind = "word";
}
