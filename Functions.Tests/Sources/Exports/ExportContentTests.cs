using System.IO;
using System.Text;

namespace SocialFunnel.Sources.Exports;

/// <summary>Files as what they are: text in any encoding, workbooks old and new, archives within bounds.</summary>
public sealed class ExportContentTests
{
    private const string Header = "Date,Tweets published,impressions,engagements,retweets,replies,likes,user profile clicks,url clicks";
    private static readonly object?[][] Followers =
        [["Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"], ["03/21/2026", 0, 2, 0, 2], ["03/22/2026", 1, 3, 0, 4]];

    [Fact]
    public async Task A_workbook_of_the_old_form_and_one_without_numbers_of_rows_are_read_alike()
    {
        var old = (await Imported.Of("a.bin", TestWorkbook.Xls(("New followers", Followers), ("Industry", [["Industry", "Total followers"], ["Retail", 5]])))).Clean();
        var renewed = (await Imported.Of("a.bin", TestWorkbook.Xlsx(("New followers", Followers), ("Industry", [["Industry", "Total followers"], ["Retail", 5]])))).Clean();

        Assert.Equal(old.Readings, renewed.Readings);
        Assert.Equal([2m, 4m], old.All<AudienceReading>().Select(day => day.Gained!.Value));
        Assert.Equal(5, old.Table("Industry").Sums["Total followers"]);
        Assert.Equal(6, old.Report.Sums["New followers/Total followers"]);
    }

    [Fact]
    public async Task A_sheet_that_is_no_table_is_noted_and_a_workbook_of_such_sheets_is_refused()
    {
        var beside = await Imported.Of("a.xlsx", TestWorkbook.Xlsx(("About", [["This report shows"]]), ("New followers", Followers)));
        var only = await Imported.Of("a.xlsx", TestWorkbook.Xlsx(("About", [["This report shows"]]), ("More", [["Date", "Organic followers"], ["03/21/2026", 5]])));

        Assert.Equal(0, beside.Report.RefusedCount);
        Assert.Contains(beside.Report.Notes, note => note.Contains("a.xlsx [About]", StringComparison.Ordinal));
        Assert.Null(only.Report.Form);
        Assert.Contains(only.Report.Refused, refusal => refusal.File == "a.xlsx [More]" && refusal.Reason.Contains("'LinkedIn page, new followers': it lacks 'total_followers'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_workbook_is_refused_and_no_byte_of_it_makes_the_reader_throw()
    {
        foreach (var whole in new[] { TestWorkbook.Xls(("A", Followers)), TestWorkbook.Xlsx(("A", Followers)) })
        {
            for (var at = 8; at < whole.Length; at += 7)
            {
                var damaged = (byte[])whole.Clone();
                damaged[at] ^= 0xFF;
                await Imported.Of("a.xls", damaged);
                await Imported.Of("a.xls", whole[..at]);
            }
        }

        var cut = await Imported.Of("a.xls", TestWorkbook.Xls(("A", Followers))[..600]);
        Assert.Equal(1, cut.Report.RefusedCount);
        Assert.Contains("cannot be read", cut.Report.Refused[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_of_an_archive_are_read_refunds_before_their_orders_and_named_by_it()
    {
        var archive = TestWorkbook.Zip(
            ("a-orders.csv", Encoding.UTF8.GetBytes("order_id,ordered_at,net_value\n#1,2026-11-01,20\n")),
            ("z-refunds.csv", Encoding.UTF8.GetBytes("order_id,refunded_at,amount\n#1,2026-11-02,5\n")),
            ("__MACOSX/._a-orders.csv", [0, 1, 2]),
            ("notes.csv", Encoding.UTF8.GetBytes("what,ever\n1,2\n")));

        var file = await Imported.Of("mine.zip", archive);

        Assert.Equal(new Refund(new DateOnly(2026, 11, 2), 5), Assert.Single(Assert.Single(file.All<ConversionReading>()).Refunds));
        Assert.Equal("mine.zip/notes.csv", Assert.Single(file.Report.Refused).File);
        Assert.Equal(["z-refunds.csv", "a-orders.csv", "notes.csv"], file.Report.Tables.Select(table => table.Table));
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_more_than_it_says_is_cut_off()
    {
        var honest = TestWorkbook.Zip(("bomb.csv", Encoding.UTF8.GetBytes($"{Header}\n" + string.Concat(Enumerable.Range(0, 20_000).Select(_ => "2026-11-01,1,1,1,1,1,1,1,1\n")))));
        var claimed = Replace(honest, BitConverter.GetBytes(Encoding.UTF8.GetByteCount($"{Header}\n") + (20_000 * 27)), BitConverter.GetBytes(300));

        var file = await Imported.Of("bomb.zip", claimed);

        Assert.True(file.Report.Rows < 20, $"{file.Report.Rows} rows");
    }

    [Fact]
    public async Task An_archive_of_too_many_files_or_too_many_bytes_is_refused_before_it_is_unpacked()
    {
        var many = TestWorkbook.Zip([.. Enumerable.Range(0, ExportArchive.MostEntries + 1).Select(number => ($"{number}.csv", new byte[] { 65 }))]);
        var one = TestWorkbook.Zip(("a.csv", Encoding.UTF8.GetBytes(new string('a', 1_234_567))));
        var large = Replace(one, BitConverter.GetBytes(1_234_567), BitConverter.GetBytes(-2));

        Assert.Contains("501 files", Assert.Single((await Imported.Of("a.zip", many)).Report.Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("2048 MB", Assert.Single((await Imported.Of("a.zip", large)).Report.Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("within an archive", Assert.Single((await Imported.Of("a.zip", TestWorkbook.Zip(("b.zip", many)))).Report.Refused).Reason, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Single((await Imported.Of("a.zip", TestWorkbook.Zip())).Report.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_workbook_is_refused_by_its_size_and_by_what_it_unpacks_to()
    {
        var bytes = TestWorkbook.Xlsx(("A", Followers));
        async Task<string?> Problem(long most, long unpacked)
        {
            var sheets = Workbook.Sheets("a.xlsx", _ => Task.FromResult<Stream>(new MemoryStream(bytes)), most, unpacked, CancellationToken.None);
            return (await sheets.FirstAsync()).Problem;
        }

        Assert.Contains("A workbook may have", await Problem(100, 1_000_000), StringComparison.Ordinal);
        Assert.Contains("unpacks to more", await Problem(1_000_000, 100), StringComparison.Ordinal);
        Assert.Null(await Problem(1_000_000, 1_000_000));
    }

    [Fact]
    public async Task Cyrillic_text_of_a_spreadsheet_is_read_as_such_and_noted()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("date,platform,account,followers\n2026-11-01,digg,Книги и мир,5\n");

        var file = (await Imported.Of("a.csv", cyrillic)).Clean();

        Assert.Equal("Книги и мир", Assert.Single(file.All<AudienceReading>()).Account.Name);
        Assert.Contains("Windows-1251", Assert.Single(file.Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_in_the_place_of_a_download_is_named_as_such() =>
        Assert.Contains("sign-in", Assert.Single((await Imported.Of("\n<!DOCTYPE html><html>\n")).Report.Refused).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task A_text_of_two_hundred_thousand_rows_is_read_in_bounded_memory()
    {
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 1_000).Select(_ => "2026-11-01,1,1,1,1,1,1,1,1\n")));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var pull = await ExportsPull.Of(new TextFiles().Add("a.csv", () => new Repeated(Encoding.UTF8.GetBytes($"{Header}\n"), rows, 200, () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true))), 1));

        Assert.Contains(pull.Refusals.Notes, note => note.Contains("199999 lines repeat", StringComparison.Ordinal));
        Assert.True(most - before < 60_000_000, $"{most - before} bytes");
    }

    private static byte[] Replace(byte[] content, byte[] what, byte[] with)
    {
        var changed = (byte[])content.Clone();
        var found = 0;
        for (var at = 0; at + what.Length <= changed.Length; at++)
        {
            if (changed.AsSpan(at, what.Length).SequenceEqual(what))
            {
                with.CopyTo(changed, at);
                found++;
            }
        }

        Assert.NotEqual(0, found);
        return changed;
    }

    // A head and then the same rows again and again; takes the measure of the memory now and then.
    private sealed class Repeated(byte[] head, byte[] rows, int times, Action measure) : Stream
    {
        private int round = -1;
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var current = round < 0 ? head : rows;
            if (at == current.Length)
            {
                if (round == times - 1)
                {
                    return 0;
                }

                (round, at, current) = (round + 1, 0, rows);
                if (round % 50 == 0)
                {
                    measure();
                }
            }

            var taken = Math.Min(buffer.Length, current.Length - at);
            current.AsSpan(at, taken).CopyTo(buffer);
            at += taken;
            return taken;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
