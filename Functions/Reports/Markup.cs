using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SocialFunnel.Reports;

/// <summary>A piece of HTML. The only way to put a text into one is through <see cref="Of"/>, which encodes it.</summary>
public readonly record struct Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? html;

    private Markup(string html) => this.html = html;

    /// <summary>Nothing.</summary>
    public static Markup None => default;

    /// <summary>HTML with values in it: other markup as it is, everything else encoded for text and for attributes in quotation marks.</summary>
    public static Markup Of(FormattableString html) => new(string.Format(
        CultureInfo.InvariantCulture,
        html.Format,
        [.. html.GetArguments().Select(value => value is Markup markup ? markup.ToString() : Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))]));

    /// <summary>Pieces one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> pieces) => new(string.Concat(pieces));

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(html);

    /// <inheritdoc/>
    public override string ToString() => html ?? "";
}
