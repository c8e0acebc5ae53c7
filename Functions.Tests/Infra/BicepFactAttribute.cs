using System.Reflection;

namespace SocialFunnel.Infra;

/// <summary>A fact about the compiled template; skipped, saying so, where the build found no Bicep compiler for the platform.</summary>
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (CompilerPath.Length == 0)
            Skip = "There is no Bicep compiler for this platform: infra/ is not checked here.";
    }

    /// <summary>Where infra/bicep.props restored the compiler to; empty where the platform has none.</summary>
    public static string CompilerPath { get; } = typeof(BicepFactAttribute).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "BicepPath").Value ?? "";
}
