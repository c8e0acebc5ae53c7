using System.Text;

namespace SocialFunnel.Sources.Exports;

public sealed class DelimitedTextTests
{
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static TheoryData<string, char> Dialects => new()
    {
        { "utf-8", ',' }, { "utf-8", ';' }, { "utf-8", '\t' }, { "utf-8-mark", ';' }, { "utf-16", ';' }, { "utf-16", '\t' }, { "utf-16BE", ',' },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Encoding_and_delimiter_are_found(string encoding, char delimiter)
    {
        Encoding how = encoding switch { "utf-8" => new UTF8Encoding(false), "utf-8-mark" => WithMark, _ => Encoding.GetEncoding(encoding) };
        var text = "Date;Platform;Account;Followers\r\n2026-11-01;digg;Größe, Maß & 日本;5\r\n2026-11-02;digg;\"a;b\";6".Replace(';', delimiter);
        text = delimiter == '\t' ? text.Replace("\"a\tb\"", "\"a\"\"b\"") : text;
        text = delimiter == ',' ? text.Replace("Größe, Maß", "\"Größe, Maß").Replace("日本", "日本\"") : text;

        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", [.. how.GetPreamble(), .. how.GetBytes(text)]));

        Assert.Empty(pull.Refusals.Lines);
        Assert.Empty(pull.Refusals.Notes);
        Assert.Equal(["Größe, Maß & 日本", delimiter == '\t' ? "a\"b" : $"a{delimiter}b"], pull.Readings.Cast<AudienceReading>().Select(reading => reading.Account.Name));
    }

    [Fact]
    public async Task The_delimiter_is_the_headers_however_many_commas_stand_below()
    {
        var rows = Enumerable.Range(1, 9).Select(day => $"2026-11-0{day};digg;a,b,c,d,e,f,g,h;{day}");

        var pull = await ExportsPull.Of(["date;platform;account;followers", .. rows]);

        Assert.Empty(pull.Refusals.Lines);
        Assert.Equal(9, pull.Readings.Count);
    }

    [Fact]
    public async Task The_separator_line_of_a_spreadsheet_is_understood()
    {
        var pull = await ExportsPull.Of("sep=;", "date;platform;followers", "2026-11-01;digg;x");

        pull.RefusesOnce("line 3", "column followers");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_read_as_windows_1252_and_noted()
    {
        var western = Encoding.Latin1.GetBytes("date,platform,account,followers\n2026-11-01,digg,Müller & Söhne,5\n");

        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", western));

        Assert.Equal("Müller & Söhne", pull.Only<AudienceReading>().Account.Name);
        Assert.Contains("2 bytes", Assert.Single(pull.Refusals.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_stands_for_an_unreadable_one_is_refused() =>
        (await ExportsPull.Of("date,platform,account,followers", "2026-11-01,digg,M\uFFFDller,5")).RefusesOnce("line 2", "column account", "UTF-8");

    [Fact]
    public async Task Characters_survive_the_border_of_a_buffer()
    {
        var name = string.Concat(Enumerable.Repeat("日本語テキスト", 10));
        var rows = Enumerable.Range(0, 3_000).Select(i => $"{new DateOnly(2015, 1, 1).AddDays(i):O},digg,{name},{i}");

        var pull = await ExportsPull.Of(["date,platform,account,followers", .. rows]);

        Assert.Equal(3_000, pull.Readings.Count);
        Assert.All(pull.Readings.Cast<AudienceReading>(), reading => Assert.Equal(name, reading.Account.Name));
        Assert.Empty(pull.Refusals.Notes);
    }

    [Fact]
    public async Task A_row_is_named_by_the_line_it_starts_in_whatever_stands_between()
    {
        var pull = await ExportsPull.Of("", "date,platform,followers,text", "2026-11-01,digg,5,\"three", "lines", "of text\"", "", ",,,", "2026-11-02,digg,x,");

        pull.RefusesOnce("line 8");
        Assert.Single(pull.Readings);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_not_closed_is_refused_where_it_opens()
    {
        var pull = await ExportsPull.Of("date,platform,text,followers", "2026-11-01,digg,a,5", "2026-11-02,digg,\"a,5", "2026-11-03,digg,a,5", "2026-11-04,digg,a,5");

        Assert.Single(pull.Readings);
        pull.RefusesOnce("line 3", "not closed");
    }

    [Fact]
    public async Task A_quotation_mark_that_swallows_a_large_file_stops_the_reading_in_bounded_memory()
    {
        var rows = Enumerable.Repeat("2026-11-03,digg,a,5", 200_000);

        var pull = await ExportsPull.Of(["date,platform,text,followers", "2026-11-01,digg,a,5", "2026-11-02,digg,\"a,5", .. rows]);

        Assert.Single(pull.Readings);
        pull.RefusesOnce("From line 3", "quotation mark", "rest of the file");
    }

    [Fact]
    public async Task A_file_without_lines_is_refused_in_bounded_memory() =>
        (await ExportsPull.Of(new TextFiles().Add("a.bin", new byte[5_000_000]))).RefusesOnce("a.bin:", "no table");

    [Fact]
    public async Task A_spreadsheet_is_refused_with_the_remedy() =>
        (await ExportsPull.Of(new TextFiles().Add("a.xlsx", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 10, 0]))).RefusesOnce("a.xlsx:", "damaged");

    [Fact]
    public async Task Utf16_without_its_mark_is_refused_with_the_remedy() =>
        (await ExportsPull.Of(new TextFiles().Add("a.csv", Encoding.Unicode.GetBytes("date,platform,followers\n")))).RefusesOnce("a.csv:", "byte order mark");

    [Fact]
    public async Task Text_after_a_closing_quotation_mark_is_refused() =>
        (await ExportsPull.Of("date,platform,followers", "2026-11-02,\"di\"gg,5")).RefusesOnce("line 2", "after a closing quotation mark");

    [Theory]
    [InlineData("2026-11-01,digg")]
    [InlineData("2026-11-01,digg,1,5")]
    public async Task A_row_that_is_shorter_or_longer_than_the_header_is_refused(string row) =>
        (await ExportsPull.Of("date,platform,followers", row)).RefusesOnce("line 2", "the header 3");

    [Fact]
    public async Task Empty_cells_beyond_the_header_do_no_harm() =>
        Assert.Equal(5, (await ExportsPull.Of("date,platform,followers", "2026-11-01,digg,5,,,")).Only<AudienceReading>().Followers);

    [Fact]
    public async Task Columns_may_stand_in_any_order_and_case_with_spaces() =>
        Assert.Equal(7, (await ExportsPull.Of(" Profile Visits ,PLATFORM,Date", "7, Digg ,2026-11-01")).Only<EngagementReading>().ProfileVisits);

    [Fact]
    public async Task Old_line_ends_are_understood() =>
        Assert.Equal(2, (await ExportsPull.Of(new TextFiles().Add("a.csv", "date,platform,followers\r2026-11-01,digg,5\r2026-11-02,digg,6"))).Readings.Count);
}
