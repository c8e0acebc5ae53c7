using System.IO;
using Azure.Storage.Blobs;

namespace SocialFunnel.Sources.Exports;

/// <summary>Chooses where files are read from.</summary>
internal static class ExportsRegistration
{
    /// <summary>Registers the place of files: the container when one is named, the folder otherwise. A container needs a registered <see cref="BlobServiceClient"/>.</summary>
    public static IServiceCollection AddExportFiles(this IServiceCollection services)
    {
        services.AddOptions<ExportsOptions>().BindConfiguration(ExportsOptions.Section)
            .Validate(
                options => string.IsNullOrWhiteSpace(options.Container) || IsContainer(options.Container),
                $"{ExportsOptions.Section}:Container is no name of a blob container: 3 to 63 of a-z, 0-9 and single dashes, starting and ending with a letter or digit.")
            .Validate(
                options => !string.IsNullOrWhiteSpace(options.Folder) || !string.IsNullOrWhiteSpace(options.Container),
                $"{ExportsOptions.Section}:Folder is empty: name a folder, or leave the setting out for 'exports'.");
        return services.AddSingleton<IExportFiles>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<ExportsOptions>>().Value;
            return string.IsNullOrWhiteSpace(options.Container)
                ? new FolderExportFiles(Path.GetFullPath(options.Folder))
                : new BlobExportFiles(provider.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(options.Container));
        });
    }

    private static bool IsContainer(string name) =>
        name.Length is >= 3 and <= 63 && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
