using System.IO;
using SocialFunnel.Store;

namespace SocialFunnel.Hosting.Local;

/// <summary>
/// Brands that a first user writes as files, <c>brands/*.json</c>: the file's name is the brand's id. They are stored when the program starts;
/// a file that is not valid is named with all its faults, and the others go on.
/// </summary>
public sealed class BrandFiles(IConfiguration configuration, BrandSettingsReader reader, BrandStore brands)
{
    /// <summary>The setting that names the folder; <c>brands</c> by default.</summary>
    public const string Setting = "SocialFunnel:Brands:Folder";

    /// <summary>The folder.</summary>
    public string Folder => configuration[Setting] ?? "brands";

    /// <summary>Stores every valid file.</summary>
    /// <returns>Ids of the brands found, and a line for each fault.</returns>
    public async Task<(IReadOnlyList<string> Brands, IReadOnlyList<string> Faults)> Store(CancellationToken cancellation)
    {
        var (found, faults) = (new List<string>(), new List<string>());
        foreach (var file in Files())
        {
            var id = Path.GetFileNameWithoutExtension(file);
            var text = await File.ReadAllTextAsync(file, cancellation);
            var read = reader.Read(id, text);
            faults.AddRange(read.Faults.Select(fault => $"{file}: {fault}"));
            if (read.Brand is { } brand)
            {
                await brands.Save(brand, text, cancellation);
                found.Add(brand.Id);
            }
        }

        return (found, faults);
    }

    private IEnumerable<string> Files() => !Directory.Exists(Folder)
        ? []
        : Directory.EnumerateFiles(Folder, "*.json")
            .Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
