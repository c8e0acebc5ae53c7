namespace SocialFunnel.Sources.Exports;

/// <summary>Where files are found. Section <c>SocialFunnel:Exports</c>.</summary>
public sealed class ExportsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "SocialFunnel:Exports";

    /// <summary>Folder on this machine, relative to the current directory; below it one folder per brand. Default <c>exports</c>.</summary>
    public string Folder { get; set; } = "exports";

    /// <summary>Container of blobs in the storage account; wins over <see cref="Folder"/> when set.</summary>
    public string? Container { get; set; }
}
