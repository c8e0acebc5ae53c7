using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace SocialFunnel.Store;

/// <summary>
/// The form of a backup: a ZIP file, so that any tool opens it. First <c>backup.json</c>, which says what it is; then <c>tables/NAME.ndjson</c>, a row to a line, and
/// <c>blobs/CONTAINER/NAME</c>; last <c>checksums.json</c>, the SHA-256 of each.
/// </summary>
public static class BackupFile
{
    /// <summary>Version of the form. A program reads the versions up to its own.</summary>
    public const int Version = 1;

    internal const string Label = "backup.json";
    internal const string Sums = "checksums.json";
    internal const string Tables = "tables/";
    internal const string Blobs = "blobs/";
    internal const string Rows = ".ndjson";

    // A label and a list of sums are small; what is larger is not ours, and is not read into memory.
    private const int LongestText = 64 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = Hosting.Json.Create();

    internal static void Write<T>(ZipArchive file, string name, T value)
    {
        using var entry = file.CreateEntry(name).Open();
        JsonSerializer.Serialize(entry, value, Json);
    }

    /// <summary>Opens a file, and finds it whole: every part is there, none besides, and each has its checksum.</summary>
    /// <exception cref="InvalidDataException">It is no backup, one of a later version, or damaged; the message says which.</exception>
    internal static async Task<BackupLabel> Check(ZipArchive file, CancellationToken cancellation)
    {
        var label = Read<BackupLabel>(file, Label);
        if (label.Format != BackupLabel.Name)
            throw new InvalidDataException("The file is no backup of SocialFunnel.");
        if (label.Version is < 1 or > Version)
            throw new InvalidDataException($"The backup has version {label.Version}; this program reads versions up to {Version}. Remedy: use a newer program.");
        if (!BrandId.IsValid(label.Brand))
            throw new InvalidDataException("The backup names no valid brand.");

        var sums = Read<Dictionary<string, string>>(file, Sums);
        var parts = file.Entries.Select(entry => entry.FullName).Where(name => name is not (Label or Sums)).ToList();
        if (parts.Distinct(StringComparer.Ordinal).Count() != parts.Count || !parts.ToHashSet(StringComparer.Ordinal).SetEquals(sums.Keys))
            throw new InvalidDataException("The backup is damaged: its parts are not those that it lists.");
        foreach (var part in parts)
        {
            await using var entry = file.GetEntry(part)!.Open();
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, cancellation)) != sums[part])
                throw new InvalidDataException($"The backup is damaged: {part} has another checksum than it should have.");
        }

        return label;
    }

    private static T Read<T>(ZipArchive file, string name)
    {
        try
        {
            var entry = file.GetEntry(name) ?? throw new InvalidDataException($"The file is no whole backup: it lacks {name}.");
            if (entry.Length > LongestText)
                throw new InvalidDataException($"The file is no backup: {name} is too long.");
            using var text = entry.Open();
            return JsonSerializer.Deserialize<T>(text, Json) ?? throw new InvalidDataException($"The file is no backup: {name} is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The backup is damaged: {name} is no JSON of its form.", fault);
        }
    }
}

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">Always <see cref="Name"/>.</param>
/// <param name="Version">Version of the form.</param>
/// <param name="Brand">The brand's id.</param>
/// <param name="MadeAt">When it was begun.</param>
public sealed record BackupLabel(string Format, int Version, string Brand, DateTimeOffset MadeAt)
{
    /// <summary>By which a backup is known.</summary>
    public const string Name = "SocialFunnel backup of a brand";
}
