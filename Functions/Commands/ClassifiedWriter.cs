using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Commands;

/// <summary>Writes classified visits as they come: a table for people, or an object per line.</summary>
internal sealed class ClassifiedWriter(TextWriter output, bool json)
{
    // The answer goes to a terminal or a file, never into a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private bool headed;

    /// <summary>Writes one.</summary>
    public void Write(string url, string referrer, ChannelMatch match)
    {
        var paid = match.Paid switch { PaidEvidence.Paid => "paid", PaidEvidence.Organic => "organic", _ => "unknown" };
        if (json)
        {
            var row = new { url, referrer, platform = match.Channel, medium = match.Medium, paid, rule = match.Rule };
            output.WriteLine(JsonSerializer.Serialize(row, Plain));
            return;
        }

        if (!headed)
        {
            output.WriteLine(Row("platform", "medium", "paid", "rule", "referrer", "url"));
            headed = true;
        }

        output.WriteLine(Row(match.Channel, match.Medium, paid, match.Rule, referrer, url));
    }

    private static string Row(string platform, string medium, string paid, string rule, string referrer, string url) =>
        $"{Printable(platform),-16}  {medium,-9}  {paid,-7}  {rule,-19}  {Printable(referrer),-40}  {Printable(url)}".TrimEnd();

    // What strangers put into an address must not steer a terminal.
    private static string Printable(string text) => text.Length == 0 ? "-" : string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
