using System.IO;
using System.Runtime.CompilerServices;
using SocialFunnel.Sources.Exports;

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
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(made, name), content);
        }

        foreach (var (name, content) in files)
        {
            var path = Path.Combine(committed, name);
            Assert.True(
                File.Exists(path) && IsSame(name, File.ReadAllBytes(path), content),
                $"{name} is not what the generator makes. If the generator was changed on purpose, copy {made}/* to Functions/Samples/{SampleBrand.Id}.");
        }

        Assert.Equal(files.Keys, Directory.EnumerateFiles(committed).Select(Path.GetFileName).Where(name => name != "brand.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_files_are_what_platforms_and_a_shop_let_one_download_and_our_own_forms_for_the_rest()
    {
        var forms = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, content) in SampleGenerator.Files())
        {
            var file = new ExportFile(name, default, content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content)));
            forms[name] = (await ExportReader.Recognise(file, CancellationToken.None))?.Name;
        }

        Assert.Equal(
            [
                "daily metrics", "effort", "Meta Business Suite, a metric by day", "Meta Business Suite, a metric by day", "Meta Business Suite, a metric by day", "LinkedIn page, content by day",
                "LinkedIn page, new followers", "posts", "presence", "refunds", "Shopify orders", "touches", "X account overview",
            ],
            forms.Values);
    }

    [Fact]
    public void The_sample_is_small() => Assert.InRange(SampleGenerator.Files().Values.Sum(content => content.Length), 500_000, 3_000_000);

    private static bool IsSame(string name, byte[] one, byte[] other) => name.EndsWith(".xlsx", StringComparison.Ordinal)
        ? SampleWorkbook.Parts(one).OrderBy(part => part.Key).SequenceEqual(SampleWorkbook.Parts(other).OrderBy(part => part.Key))
        : one.AsSpan().SequenceEqual(other);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
