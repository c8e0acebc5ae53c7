using System.IO;
using System.Runtime.CompilerServices;

namespace SocialFunnel.Samples;

public sealed class SampleGeneratorTests
{
    [Fact]
    public void The_committed_sample_is_what_the_generator_makes()
    {
        var committed = Path.Combine(Here(), "..", "..", "Functions", "Samples", SampleBrand.Id);
        var made = Path.Combine(AppContext.BaseDirectory, "sample");
        Directory.CreateDirectory(made);
        var files = SampleGenerator.Files();
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(made, name), text);
        }

        foreach (var (name, text) in files)
        {
            var path = Path.Combine(committed, name);
            Assert.True(
                File.Exists(path) && File.ReadAllText(path) == text,
                $"{name} is not what the generator makes. If the generator was changed on purpose, copy {made}/*.csv to Functions/Samples/{SampleBrand.Id}.");
        }

        Assert.Equal(files.Keys, Directory.EnumerateFiles(committed, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sample_is_small() => Assert.InRange(SampleGenerator.Files().Values.Sum(text => text.Length), 500_000, 3_000_000);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
