using System.IO;

namespace SocialFunnel.Sources.Exports;

public sealed class FolderExportFilesTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("exports-");

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public async Task A_brand_sees_its_own_files_in_all_subfolders_and_no_litter()
    {
        var changed = new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc);
        Write("acme/orders.csv", "1", changed);
        Write("acme/2026/Größe 1.csv", "22", changed);
        Write("acme/.DS_Store", "");
        Write("acme/.hidden/a.csv", "");
        Write("acme/~$orders.xlsx", "");
        Write("acme2/orders.csv", "");
        Write("orders.csv", "");

        var files = await List("acme");

        Assert.Equal(["2026/Größe 1.csv", "orders.csv"], files.Select(file => file.Name));
        Assert.Equal([2, 1], files.Select(file => file.Length));
        Assert.All(files, file => Assert.Equal(new DateTimeOffset(changed), file.LastModified));
        using var reader = new StreamReader(await files[0].Open(CancellationToken.None));
        Assert.Equal("22", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_holds_no_files() => Assert.Empty(await List("nobody"));

    [Fact]
    public async Task A_link_does_not_reach_out_of_the_folder()
    {
        Write("other/orders.csv", "1");
        Directory.CreateDirectory(Path.Combine(root.FullName, "acme"));
        Directory.CreateSymbolicLink(Path.Combine(root.FullName, "acme", "link"), Path.Combine(root.FullName, "other"));

        Assert.Empty(await List("acme"));
    }

    private async Task<List<ExportFile>> List(string brand)
    {
        var files = await new FolderExportFiles(root.FullName).List(brand, CancellationToken.None).ToListAsync();
        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private void Write(string name, string text, DateTime? changed = null)
    {
        var path = Path.Combine(root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, changed ?? new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc));
    }
}
