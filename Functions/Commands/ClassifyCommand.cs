using System.CommandLine;
using System.IO;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Commands;

/// <summary><c>classify FILE.csv</c>: which channel each visit of a file came from, whether it was paid for, and which rule decided.</summary>
public static class ClassifyCommand
{
    private const string Description = """
        Tells for each row of a CSV (columns url,referrer; - is standard input) which platform the visit came from, by which medium, whether it was paid for,
        and which rule decided. More columns are used when they are there: utm_source, utm_medium, utm_campaign, click_id, discount_code, self_reported.

        platform  a platform (linkedin, x, mastodon …), a search engine (google, bing …), an AI assistant (chatgpt …), email, sms; the host of a site, or a
                  utm_source, that no list knows; "direct" where there is neither a tag nor a referrer, or only a payment provider, a sign-in page or the page's
                  own site; "unknown" where the referrer cannot be read.
        medium    social, search, ai, email, sms, referral, affiliate, display, direct, unknown.
        paid      paid or organic on evidence only (utm_medium, or a click id that only advertisements carry; fbclid is none); otherwise unknown.
        rule      what decided, in this order: utm-source, utm-medium, click-id, unlisted-source with a deliberate medium, referrer, fediverse, mail-host, ref-parameter,
                  utm-campaign, unlisted-source, unlisted-referrer, discount-code, self-reported; else own-referrer, payment-referrer, sign-in-referrer,
                  unreadable-referrer, direct.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE.csv") { Description = "A CSV with the columns url,referrer; - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per line: url, referrer, platform, medium, paid, rule." };
        var own = new Option<string[]>("--own-domain") { Description = "A domain of the brand; it never takes credit. May be given several times." };
        var code = new Option<string[]>("--code") { Description = "A discount code given out on one platform only, as CODE=platform. May be given several times." };
        var lists = new Option<string[]>("--channels")
        {
            Description = "A CSV that extends and overrules the program's list: kind,pattern,channel,medium, for example host,forum.example.org,my-forum,social.",
        };
        var command = new Command("classify", Description) { file, json, own, code, lists };
        command.SetAction(parsed => Run(
            parsed.GetValue(file)!,
            parsed.GetValue(json),
            () => Settings(parsed.GetValue(own) ?? [], parsed.GetValue(code) ?? [], parsed.GetValue(lists) ?? []),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string file, bool json, Func<ChannelSettings> settings, TextWriter output, TextWriter error)
    {
        try
        {
            var chosen = settings();
            using var rows = CsvRows.Open(file, any: ["url", "referrer"], all: []);
            return Classify(rows, new ClassifiedWriter(output, json), chosen, error);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Classify(CsvRows rows, ClassifiedWriter writer, ChannelSettings settings, TextWriter error)
    {
        int count = 0, silent = 0, refused = 0;
        while (rows.Read())
        {
            if (rows.ExcessCells > 0)
            {
                error.WriteLine(rows.WrongCells().Message);
                refused++;
                continue;
            }

            var match = ChannelClassifier.Classify(Visit(rows), settings);
            writer.Write(rows["url"], rows["referrer"], match);
            count++;
            silent += match.Medium is Mediums.Direct or Mediums.Unknown ? 1 : 0;
        }

        error.WriteLine($"{count} rows, {silent} of them direct or unknown{(refused > 0 ? $"; {refused} rows could not be read" : "")}.");
        return refused > 0 ? 1 : 0;
    }

    private static ChannelVisit Visit(CsvRows rows) => new()
    {
        LandingUrl = rows["url"],
        Referrer = rows["referrer"],
        UtmSource = rows["utm_source"],
        UtmMedium = rows["utm_medium"],
        UtmCampaign = rows["utm_campaign"],
        ClickIds = [rows["click_id"]],
        DiscountCodes = [rows["discount_code"]],
        SelfReported = rows["self_reported"],
    };

    private static ChannelSettings Settings(string[] own, string[] codes, string[] files)
    {
        var list = files.Aggregate(ChannelList.Default, (list, file) => list.With(ChannelLines.Read(File.ReadAllText(file), file)));
        return new ChannelSettings(list, own, codes.Select(Code));
    }

    private static KeyValuePair<string, Platform> Code(string text)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && Platform.TryParse(text[(at + 1)..], out var platform)
            ? new(text[..at], platform)
            : throw new FormatException($"--code '{text}' must be CODE=platform, such as SPRING10=linkedin.");
    }
}
