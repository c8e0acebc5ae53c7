using System.IO;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>Files that exist in a test only.</summary>
internal sealed class TextFiles : IExportFiles
{
    private readonly List<ExportFile> files = [];

    /// <summary>When files change unless told otherwise.</summary>
    public static readonly DateTimeOffset Usual = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public TextFiles Add(string name, string text, DateTimeOffset? changed = null) => Add(name, Encoding.UTF8.GetBytes(text), changed);

    public TextFiles Add(string name, byte[] bytes, DateTimeOffset? changed = null) => Add(name, () => new MemoryStream(bytes), bytes.Length, changed);

    public TextFiles Add(string name, Func<Stream> open, long length, DateTimeOffset? changed = null)
    {
        files.Add(new ExportFile(name, changed ?? Usual, length, _ => Task.FromResult(open())));
        return this;
    }

    public string PlaceOf(string brand) => $"exports/{brand}";

    public IAsyncEnumerable<ExportFile> List(string brand, CancellationToken cancellation) => files.ToAsyncEnumerable();
}
