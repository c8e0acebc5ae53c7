using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel;

/// <summary>A test that needs real data which lies beside the repository and not in it; skipped, saying so, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    /// <param name="path">Path below <c>../shared</c>, with <c>/</c>.</param>
    public SharedDataFactAttribute(string path)
    {
        if (!Directory.Exists(SharedData.PathOf(path)) && !File.Exists(SharedData.PathOf(path)))
        {
            Skip = $"needs ../shared/{path}, which is not here";
        }
    }
}

/// <summary>Finds the data beside the repository.</summary>
internal static class SharedData
{
    /// <summary>The path of a file or folder below <c>../shared</c>.</summary>
    public static string PathOf(string path) => Path.Combine(Root(), "shared", path.Replace('/', Path.DirectorySeparatorChar));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
