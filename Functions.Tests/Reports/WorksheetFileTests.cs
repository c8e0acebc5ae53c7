using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MiniExcelLibs;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>The worksheet as a file, over HTTP.</summary>
[Collection("azurite")]
public sealed class WorksheetFileTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private LiveWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await LiveWorld.Start(azurite);
        await world.Put("acme", BrandFolder.Settings(settings => settings["platforms"] = new JsonObject { ["linkedin"] = new JsonObject(), ["my-blog"] = new JsonObject(), ["x"] = new JsonObject() }));
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Fifty_customers_are_drawn_and_stay_the_same_in_a_quarter_while_new_ones_come()
    {
        await world.Sells(200);
        var sheet = await Csv();
        Assert.Equal(["number,order,day,orders,linkedin,my-blog,x,skip"], sheet.Take(1));
        Assert.Equal(51, sheet.Length);
        Assert.Equal(50, Orders(sheet).Distinct().Count());

        Assert.Equal(sheet, await Csv());
        await world.Of<ReadingStore>().Save(await Brand(), new Reading[] { Order("#new", new(2026, 11, 20), "somebody") }.ToAsyncEnumerable(), default);
        Assert.Equal(sheet, await Csv());

        world.Time.Now = new DateTimeOffset(2027, 1, 1, 6, 0, 0, TimeSpan.Zero);
        Assert.NotEqual(sheet, await Csv());
    }

    [Fact]
    public async Task Nothing_tells_who_a_customer_is()
    {
        world.Files.Write("acme", "orders.csv", LiveWorld.Morning, "order_id,ordered_at,net_value,customer", "#1,2026-06-01,10,anna@example.org", "bert@example.org,2026-06-02,10,bert@example.org");
        await world.Night("acme", new DateOnly(2026, 11, 23));

        var sheet = string.Join('\n', await Csv());

        Assert.Contains("#1", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("example", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "text/csv", "attachment; filename=worksheet-acme-2026-Q4.csv; filename*=UTF-8''worksheet-acme-2026-Q4.csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "attachment; filename=worksheet-acme-2026-Q4.xlsx; filename*=UTF-8''worksheet-acme-2026-Q4.xlsx")]
    public async Task A_file_says_what_it_is_and_is_not_kept_on_the_way(string format, string type, string disposition)
    {
        await world.Sells(3);

        var answer = await world.Http.GetAsync($"/api/brands/acme/worksheet?format={format}");

        Assert.Equal((type, disposition), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.ToString()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_workbook_has_typed_cells_and_no_formula()
    {
        await world.Sells(3, number => $"=HYPERLINK(\"{number}ä\")");

        var file = await world.Http.GetByteArrayAsync("/api/brands/acme/worksheet?format=xlsx");

        using var stream = new MemoryStream(file);
        var rows = stream.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(["number", "order", "day", "orders", "linkedin", "my-blog", "x", "skip"], rows[0].Keys);
        Assert.Equal([1.0, 2.0, 3.0], rows.Select(row => (double)row["number"]));
        Assert.All(rows, row => Assert.IsType<DateTime>(row["day"]));
        Assert.Equal(Enumerable.Range(1, 3).Select(number => $"=HYPERLINK(\"{number}ä\")"), rows.Select(row => (string)row["order"]).Order(StringComparer.Ordinal));
        stream.Position = 0;
        using var zip = new System.IO.Compression.ZipArchive(stream);
        using var sheet = new StreamReader(zip.Entries.Single(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Contains("state=\"frozen\"", xml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("-1+1")]
    [InlineData("+49")]
    public async Task An_order_that_looks_like_a_formula_is_escaped_and_understood_again(string id)
    {
        await world.Sells(1, _ => id);

        var sheet = await Csv();
        Assert.Contains($"1,\"'{id}\",", sheet[1], StringComparison.Ordinal);
        var (status, _) = await Post(sheet[0] + "\r\n" + sheet[1].Replace(",,,,", ",x,,,", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal([("linkedin", 1, 1), ("my-blog", 1, 0), ("x", 1, 0)], await Presence());
    }

    [Fact]
    public async Task Ticks_become_counts_and_sending_them_twice_doubles_nothing()
    {
        await world.Sells(4, number => $"Bestellung-{number}ä");
        const string ticked = "sep=;\r\norder;linkedin;x;my-blog;skip\r\nBestellung-1ä;x;;;\r\nBestellung-2ä;Yes;1;nein;\r\nBestellung-3ä;;;-;\r\nBestellung-4ä;;;;x\r\n";

        for (var time = 0; time < 2; time++)
        {
            var (status, answer) = await Post(ticked);

            Assert.True(status == HttpStatusCode.OK, answer);
            Assert.Equal(
                """{"brand":"acme","day":"2026-11-23","platforms":[{"platform":"linkedin","lookedUp":3,"found":2},{"platform":"my-blog","lookedUp":3,"found":0},{"platform":"x","lookedUp":3,"found":1}]}""",
                answer);
        }

        Assert.Equal([("linkedin", 3, 2), ("my-blog", 3, 0), ("x", 3, 1)], await Presence());
        world.Time.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await Post("order;linkedin\r\nBestellung-1ä;x\r\n", Encoding.Latin1)).Status);
        Assert.Equal([("linkedin", 1, 1), ("my-blog", 3, 0), ("x", 3, 1)], await Presence());
    }

    [Fact]
    public async Task All_faults_come_back_by_line_and_nothing_is_stored()
    {
        await world.Sells(4);

        var (status, answer) = await Post("order,linkedin,x\n#1,maybe,x\n#2,x\n#3,x,x,x\n");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["line 2", "line 4"], Errors(answer).Select(error => error.Name));
        (status, answer) = await Post("order,linkedin\n#1,x\n#1,x\n#99,x\n,x\n");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var errors = Errors(answer).ToDictionary(error => error.Name, error => error.Value[0].GetString()!);
        Assert.Contains("the same customer as line 2", errors["line 3"], StringComparison.Ordinal);
        Assert.Contains("'#99' is no order", errors["line 4"], StringComparison.Ordinal);
        Assert.Contains("'' is no order", errors["line 5"], StringComparison.Ordinal);
        Assert.Empty(await Presence());
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData("linkedin\nx", "line 1", "'order' is missing")]
    [InlineData("order,linkdin\n#1,x", "line 1", "'linkdin' is no platform of this brand: linkedin, my-blog, x")]
    [InlineData("order\n#1", "line 1", "no column of a platform")]
    [InlineData("order,x,x\n#1,x,", "line 1", "twice")]
    [InlineData("order,x\n", "", "No customer was looked up")]
    [InlineData("order,x,skip\n#1,x,x", "line 2", "both")]
    [InlineData("order,x\n\"#1,x", "line 2", "quotation mark")]
    [InlineData("PK\u0003\u0004\0\0", "", "save a spreadsheet as CSV")]
    public async Task What_is_no_worksheet_is_explained(string body, string field, string words)
    {
        await world.Sells(1);

        var (status, answer) = await Post(body);

        Assert.True(status == HttpStatusCode.BadRequest, answer);
        var errors = Errors(answer).ToDictionary(error => error.Name, error => string.Join(' ', error.Value.EnumerateArray().Select(line => line.GetString())));
        Assert.True(errors.TryGetValue(field, out var problem) && problem.Contains(words, StringComparison.Ordinal), answer);
        Assert.Empty(await Presence());
    }

    [Fact]
    public async Task A_body_beyond_a_megabyte_an_unknown_format_and_a_brand_without_customers_are_refused()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(new string('x', 1_048_577))).Status);
        Assert.Contains("more than 1000 rows", (await Post("order,x\n" + string.Concat(Enumerable.Repeat("#1,maybe\n", 100_000)))).Text, StringComparison.Ordinal);
        var none = await world.Http.GetAsync("/api/brands/acme/worksheet");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains("no customers yet", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await world.Put("bare", BrandFolder.Settings());
        Assert.Contains("no platform yet", await (await world.Http.GetAsync("/api/brands/bare/worksheet")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Http.GetAsync("/api/brands/acme/worksheet?format=pdf")).StatusCode);
    }

    private static JsonElement.ObjectEnumerator Errors(string answer) => JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("errors").EnumerateObject();

    private static string[] Orders(string[] sheet) => [.. sheet.Skip(1).Select(line => line.Split(',')[1])];

    private static ConversionReading Order(string id, DateOnly day, string customer) => new()
    {
        Day = day,
        Source = "exports",
        RetrievedAt = LiveWorld.Morning,
        ConversionId = id,
        At = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero),
        CustomerKey = customer,
    };

    private async Task<string[]> Csv()
    {
        var bytes = await world.Http.GetByteArrayAsync("/api/brands/acme/worksheet?format=csv");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        return Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<(HttpStatusCode Status, string Text)> Post(string csv, Encoding? encoding = null)
    {
        using var body = new ByteArrayContent((encoding ?? Encoding.UTF8).GetBytes(csv));
        body.Headers.ContentType = new("text/csv");
        var answer = await world.Http.PostAsync("/api/brands/acme/worksheet", body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<Brand> Brand() => (await world.Of<BrandStore>().Find("acme", default))!;

    private async Task<IEnumerable<(string, int, int)>> Presence() =>
        (await world.Of<ReadingLoader>().Presence(await Brand(), new Window(new(2026, 11, 1), new(2026, 11, 30)), default)).Select(reading => (reading.Account.Platform.Name, reading.LookedUp, reading.Found));
}
