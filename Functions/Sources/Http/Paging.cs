using System.Runtime.CompilerServices;

namespace SocialFunnel.Sources.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">What it holds; may be empty though others follow.</param>
/// <param name="Next">What leads to the next page; null or empty after the last.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, string? Next);

/// <summary>
/// Reads a vendor's list page by page: each item once, lazily, and never without end. Where the vendor leads in a circle the reading stops, as it does
/// after <see cref="MostPages"/>, and says so.
/// </summary>
/// <param name="what">What is listed, for people, such as <c>posts of Bluesky</c>.</param>
/// <param name="read">Reads the page that a cursor leads to, the first for null.</param>
/// <param name="id">Tells items apart.</param>
/// <param name="notes">Told where the list could not be read to its end.</param>
public sealed class Paging<TItem>(string what, Func<string?, CancellationToken, Task<Page<TItem>>> read, Func<TItem, string> id, RefusalLog notes)
{
    /// <summary>Pages read at most.</summary>
    public const int MostPages = 200;

    /// <summary>Whether the list ended before its end: known once the enumeration has ended.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The items in the vendor's order. Stop to enumerate, and no further page is asked for.</summary>
    public async IAsyncEnumerable<TItem> Items([EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cursors = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        for (var pages = 1; ; pages++)
        {
            var page = await read(cursor, cancellation);
            var fresh = page.Items.Where(item => seen.Add(id(item))).ToList();
            foreach (var item in fresh)
            {
                yield return item;
            }

            cursor = page.Next;
            if (string.IsNullOrEmpty(cursor))
            {
                yield break;
            }

            var circle = !cursors.Add(cursor) || (fresh.Count == 0 && page.Items.Count > 0);
            if (circle || pages == MostPages)
            {
                WasCut = true;
                notes.Note(circle ? $"The list of {what} leads in a circle after page {pages}; what comes after it is missing." : $"The list of {what} was read no further than page {MostPages}; what comes after it is missing.");
                yield break;
            }
        }
    }
}
