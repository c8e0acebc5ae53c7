using System.IO;
using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.WebUtilities;

namespace SocialFunnel.Sources.Http;

/// <summary>A page of a feed.</summary>
/// <param name="Posts">Its posts, the newest first.</param>
/// <param name="Next">The page with older ones; null where the feed leads to none.</param>
internal sealed record FeedDocument(IReadOnlyList<FeedPost> Posts, Uri? Next)
{
    private const string ContentNamespace = "http://purl.org/rss/1.0/modules/content/";
    private const int LongestId = 120;

    /// <summary>Reads RSS 2.0 or Atom. Documents that define entities are refused: nothing is expanded, and nothing fetched.</summary>
    /// <exception cref="VendorException">It is neither.</exception>
    public static FeedDocument Read(Vendor vendor, VendorAnswer answer)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(Trimmed(answer.Body)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 20_000_000 });
            var feed = SyndicationFeed.Load(reader);
            var posts = feed.Items.Select(item => Post(item, answer.Address)).OrderByDescending(post => post.At ?? DateTimeOffset.MinValue).ToList();
            return new FeedDocument(posts, NextOf(feed, posts.Count, vendor.Address, answer.Address));
        }
        catch (Exception unreadable) when (unreadable is XmlException or FormatException or ArgumentException or UriFormatException)
        {
            throw vendor.Error(
                VendorErrorKind.Transient,
                answer.ContentType.Contains("html", StringComparison.Ordinal) ? "it is a web page and no feed: check the address" : $"it is neither RSS 2.0 nor Atom{((unreadable as XmlException)?.LineNumber is > 0 and var line ? $", line {line}" : "")}");
        }
    }

    private static FeedPost Post(SyndicationItem item, Uri from)
    {
        var named = item.Links.FirstOrDefault(link => link.RelationshipType is null or "alternate") ?? item.Links.FirstOrDefault();
        var link = named?.GetAbsoluteUri() ?? named?.Uri;
        var id = item.Id is { Length: > 0 } given ? given : link?.OriginalString ?? item.Title?.Text ?? "";
        var text = item.ElementExtensions.ReadElementExtensions<string>("encoded", ContentNamespace).FirstOrDefault() ?? (item.Content as TextSyndicationContent)?.Text ?? item.Summary?.Text;
        // A summary in plain words leaves out the links that the post has.
        var isWhole = item.Content is TextSyndicationContent || text?.Contains('<', StringComparison.Ordinal) == true;
        var at = link is null ? from : Uri.TryCreate(from, link, out var absolute) ? absolute : from;
        return new FeedPost(
            id.Length <= LongestId ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32],
            TimeOf(() => item.PublishDate) ?? TimeOf(() => item.LastUpdatedTime),
            isWhole ? [.. HtmlLinks.Of(text, at).Where(address => Without(address) != Without(at.AbsoluteUri))] : null,
            item.Links.FirstOrDefault(enclosure => enclosure.RelationshipType == "enclosure")?.MediaType?.Split('/')[0] is ("audio" or "video") and var medium ? medium : "article");
    }

    // The library reads a date when it is asked for it, and throws then.
    private static DateTimeOffset? TimeOf(Func<DateTimeOffset> read)
    {
        try
        {
            return read() is { Year: > 1990 } time ? time.ToUniversalTime() : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static Uri? NextOf(SyndicationFeed feed, int posts, Uri asked, Uri here)
    {
        var named = feed.Links.FirstOrDefault(link => link.RelationshipType == "next") is { } link ? link.GetAbsoluteUri() ?? link.Uri : null;
        named ??= feed.ElementExtensions.Where(element => element is { OuterName: "link", OuterNamespace: "http://www.w3.org/2005/Atom" }).Select(Named).FirstOrDefault(uri => uri is not null);
        var next = named is not null ? Resolved(here, named) : posts > 0 && feed.Generator?.Contains("wordpress", StringComparison.OrdinalIgnoreCase) == true ? WordPressPage(here) : null;
        // The host that was asked, or the one it led to; any other is none of ours to ask.
        return next is not null && (IsSameHost(next, here) || IsSameHost(next, asked)) ? next : null;
    }

    private static bool IsSameHost(Uri left, Uri right) => (left.Scheme, left.IdnHost, left.Port) == (right.Scheme, right.IdnHost, right.Port);

    private static Uri? Named(SyndicationElementExtension element)
    {
        using var reader = element.GetReader();
        return reader.GetAttribute("rel") == "next" && Uri.TryCreate(reader.GetAttribute("href"), UriKind.RelativeOrAbsolute, out var address) ? address : null;
    }

    private static Uri WordPressPage(Uri here)
    {
        var query = QueryHelpers.ParseQuery(here.Query).ToDictionary(part => part.Key, part => part.Value.ToString());
        var page = int.TryParse(query.GetValueOrDefault("paged"), out var number) && number is > 0 and < 100_000 ? number : 1;
        query["paged"] = $"{page + 1}";
        return new Uri(QueryHelpers.AddQueryString(here.GetLeftPart(UriPartial.Path), query!));
    }

    private static Uri? Resolved(Uri here, Uri address) => Uri.TryCreate(here, address, out var resolved) ? resolved : null;

    private static string Without(string address) => address.Split('#')[0].TrimEnd('/');

    // Spaces before the declaration are common, and no XML.
    private static byte[] Trimmed(byte[] body)
    {
        var start = 0;
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            start++;
        }

        return start == 0 ? body : body[start..];
    }
}

/// <summary>A post of a feed.</summary>
/// <param name="Id">Its id, or a hash of a long one.</param>
/// <param name="At">When it was published; null where it does not say so.</param>
/// <param name="Links">Where its links go, itself left out; null where the feed holds a summary only.</param>
/// <param name="Kind"><c>article</c>, <c>audio</c> or <c>video</c>.</param>
internal sealed record FeedPost(string Id, DateTimeOffset? At, IReadOnlyList<string>? Links, string Kind);
