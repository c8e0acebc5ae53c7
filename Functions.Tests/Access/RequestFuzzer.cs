using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace SocialFunnel.Access;

/// <summary>Makes random requests to every address: with right, wrong and foreign keys, odd ids, queries, headers and bodies. The same seed makes the same requests.</summary>
/// <param name="seed">The seed.</param>
/// <param name="root">Where the program answers.</param>
/// <param name="brands">Brands that are there.</param>
/// <param name="keys">Keys that open something: of the operator and of brands.</param>
public sealed class RequestFuzzer(int seed, Uri root, string[] brands, string[] keys)
{
    private static readonly string[] OddTexts =
    [
        "", " ", ".", "..", "%2e%2e", "%2f", "%5c", "%00", "%0d%0aX-Injected:%201", "%", "%zz", "%ff", "%e2%80%8b", "%f0%9f%92%a5", "null", "undefined", "0", "-1", "1e999", "NaN", "99999999999999999999",
        "'", "''", "%27%20or%201%20eq%201", "PartitionKey%20ne%20%27%27", "%3Cscript%3E", "%7b%7b7*7%7d%7d", "$%7bjndi:ldap://x%7d", "../../etc/passwd", "..%5c..%5cweb.config", "2026-11-23", "2026-02-30",
        "0001-01-01", "9999-12-31", "28d", "all", "csv", "json", "xlsx", "html", "text/html", "en", "!open", "erasure", "*", "~", "|", "%7c", "%23", "%3f", "a;b=c", "2026-11-23-0123456789abcdef",
    ];

    private static readonly string[] QueryNames = ["window", "from", "to", "format", "link", "code", "week", "saved", "platform", "url", "campaign", "name", "retrieved", "lang", "currency", "brand", "id", "$filter", "x"];

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Accept", "text/html"), ("Accept", "application/json"), ("Accept", "*/*;q=nonsense"), ("Accept", ","), ("Accept-Language", "xx-XX;q=9"), ("If-None-Match", "\"x\""), ("If-None-Match", "*"),
        ("If-None-Match", "W/\""), ("If-Modified-Since", "yesterday"), ("Range", "bytes=0-0,5-1"), ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-Host", "evil.example"), ("X-Original-URL", "/api/brands"),
        ("X-MS-CLIENT-PRINCIPAL", "e30="), ("Content-Encoding", "gzip"), ("Expect", "100-continue"), ("Cookie", "a=b; ; =;"), ("Authorization", "Bearer x"), ("Origin", "null"), ("traceparent", "00-x"), ("Host", "evil.example"),
    ];

    private readonly Random random = new(seed);

    /// <summary>The next request.</summary>
    public HttpRequestMessage Next()
    {
        var route = Pick(HttpRoute.All);
        var method = random.Next(20) == 0 ? Pick([HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, HttpMethod.Head, HttpMethod.Options, new HttpMethod("BREW")]) : route.Method;
        var path = string.Join('/', route.Template.Split('/').Select(part => part == "{brand}" ? Brand() : part.StartsWith('{') ? Odd() : part));
        if (random.Next(30) == 0)
        {
            path = Mutated(path);
        }

        var request = new HttpRequestMessage(method, new Uri(root.GetLeftPart(UriPartial.Authority) + "/" + path.TrimStart('/') + Query(), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        // Runs and files keep the program busy for long after their answer, and a deletion leaves little to ask for: few of them are let in.
        var isHeavy = route.Function is "StartRun" or "ImportFile" or "DeleteBrand" || method == HttpMethod.Delete;
        if (random.Next(isHeavy ? 50 : 10) is var dice && (isHeavy ? dice == 0 : dice > 0))
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", random.Next(20) == 0 ? Mutated(Pick(keys)) : Pick(keys));
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            var (name, value) = Pick(Headers);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (random.Next(200) == 0)
        {
            request.Headers.TryAddWithoutValidation("X-Long", new string('a', random.Next(40_000)));
        }

        if (method != HttpMethod.Get && method != HttpMethod.Head && method != HttpMethod.Options)
        {
            request.Content = Body();
        }

        return request;
    }

    private ByteArrayContent Body()
    {
        var (bytes, type) = random.Next(12) switch
        {
            0 => ([], "application/json"),
            1 => (Encoding.UTF8.GetBytes(Settings()), "application/json"),
            2 => (Encoding.UTF8.GetBytes(Mutated(Settings())), "application/json"),
            3 => (Encoding.UTF8.GetBytes(Json(random.Next(1, 6))), "application/json"),
            4 => (Encoding.UTF8.GetBytes(Deep()), "application/json"),
            5 => (Encoding.UTF8.GetBytes(Pick(["{\"label\":\"a\",\"permission\":\"read\"}", "{\"page\":\"hours\",\"days\":1}", "{\"overlapHours\":1}", "{\"customer\":\"a@b.example\"}", "{\"week\":\"2026-11-16\",\"platforms\":{\"x\":{\"hours\":4}}}", "{\"url\":\"https://hooks.example/x\"}"])), "application/json"),
            6 => (Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, random.Next(30)).Select(_ => $"{Pick(["hours-x", "spend-x", "same", "order", "until", "skip", "found-x", "%00"])}={Pick(OddTexts)}"))), "application/x-www-form-urlencoded"),
            7 => (Encoding.UTF8.GetBytes(Csv()), Pick(["text/csv", "application/octet-stream"])),
            8 => (Zip(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            9 => (Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{Pick(OddTexts)}\"\r\n\r\n{Csv()}\r\n--b{Pick(["--", "", "\r\n"])}"), Pick(["multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary=\"\""])),
            10 => (Noise(random.Next(2000)), Pick(["application/json", "text/csv", "application/zip", ""])),
            _ => (Encoding.UTF8.GetBytes(Mutated(Csv())), "text/csv"),
        };
        var content = new ByteArrayContent(bytes);
        if (type.Length > 0)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return content;
    }

    private string Brand() => random.Next(5) switch
    {
        0 => Odd(),
        1 => "nobody",
        _ => Pick(brands),
    };

    private string Odd() => random.Next(6) == 0 ? new string(Pick(['a', '.', '0', '-']), random.Next(700)) : Pick(OddTexts);

    private string Query() => random.Next(3) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ =>
        random.Next(30) == 0 ? $"code={Uri.EscapeDataString(Pick(keys))}" : $"{Pick(QueryNames)}={Odd()}"));

    private static string Settings() => """
        { "name": "Acme", "currency": "EUR", "timeZone": "Europe/Berlin", "hourlyRate": 40, "grossMargin": 0.5, "domains": ["acme.example"], "conversionSource": "exports",
          "platforms": { "x": { "weeklyHours": 3 } }, "sources": { "exports": {} } }
        """;

    private string Deep() => Pick(["{\"a\":", "[", "{\"sources\":{\"x\":"]) is var open ? string.Concat(Enumerable.Repeat(open, random.Next(20, 3000))) + "1" : "";

    private string Json(int depth) => depth == 0 || random.Next(3) == 0
        ? Pick(["null", "true", "1", "-0", "1e400", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"x\"", "99999999999999999999999999", "{}", "[]"])
        : random.Next(2) == 0
            ? $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Json(depth - 1)))}]"
            : $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{Pick(["name", "label", "permission", "days", "page", "week", "platforms", "sources", "customer", "a", "", "__proto__", "x.y"])}\":{Json(depth - 1)}"))}}}";

    private string Csv() => string.Join('\n', Enumerable.Range(0, random.Next(6)).Select(line => string.Join(Pick([",", ";", "\t"]), Enumerable.Range(0, random.Next(1, 7)).Select(cell =>
        line == 0 ? Pick(["order_id", "ordered_at", "net_value", "currency", "date", "platform", "account", "followers", "order", "found", "skip", "quarter", ""]) : Pick(["#1", "2026-11-10", "1,5", "\"", "EUR", "=1+1", "@x", "linkedin", "9e99", "\u0000", ""])))));

    // A workbook, or what looks like one: also one whose sheet unpacks to far more than it weighs.
    private byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "../evil.csv" }.Take(random.Next(1, 5)))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(random.Next(40) == 0 ? new byte[4 * 1024 * 1024] : Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"));
            }
        }

        return random.Next(4) == 0 ? bytes.ToArray()[..(int)(bytes.Length / 2)] : bytes.ToArray();
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private string Mutated(string text)
    {
        var (at, letter) = (random.Next(text.Length + 1), (char)random.Next(0x20, 0x7F));
        return random.Next(4) switch
        {
            0 => text[..at],
            1 => text[..at] + letter + text[at..],
            2 => text + text[..at],
            _ => string.Create(CultureInfo.InvariantCulture, $"{text[..at]}{(at < text.Length ? letter : ' ')}{text[Math.Min(at + 1, text.Length)..]}"),
        };
    }

    private T Pick<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];
}
