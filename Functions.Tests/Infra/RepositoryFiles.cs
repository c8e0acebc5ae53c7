using System.IO;

namespace SocialFunnel.Infra;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string FindRoot(DirectoryInfo? directory)
    {
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SocialFunnel.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new InvalidOperationException("SocialFunnel.sln is in no folder above the tests.");
    }
}
