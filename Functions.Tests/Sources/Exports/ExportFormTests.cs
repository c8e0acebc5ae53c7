using CsCheck;

namespace SocialFunnel.Sources.Exports;

public sealed class ExportFormTests
{
    private static readonly string[] Nasty =
    [
        "", " ", "0", "-0", "1", "-1", "0.5", "1e400", "NaN", "1.234,56", "99999999999999999999999999999", "2026-11-01", "2026-11-23", "9999-12-31", "0001-01-01",
        "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "2026-03-29T02:30", "2026-10-25T02:30", "1990-01-01T00:00+14:00", "digg", "EUR", "eur", "@", "a@b.c", "@@@@",
        "http://", "https://[::1]/", "https://a b/", "?utm_source=%", "?utm_source=%00", "?=&&=", "android-app://", "javascript:alert(1)", "\uD800", "\0", "\u0085", "ﷺ", "\u202E", "'; DROP",
        "=cmd|' /C calc'!A0", "a,b", "a;b", "a\tb", "line\nbreak", "\"", "yes", "true",
    ];

    public static TheoryData<string> Forms => [.. ExportForms.Every.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_cell_makes_a_form_throw_and_every_row_is_read_or_refused(string name)
    {
        var form = ExportForms.Every.Single(form => form.Name == name);
        var columns = form.Columns.ToList();
        var row = Gen.Int[0, Nasty.Length - 1].Select(index => Nasty[index]).Array[columns.Count];

        row.Array[1, 20].Sample(
            rows =>
            {
                var lines = rows.Select(cells => string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
                var pull = ExportsPull.Of([string.Join(',', columns), .. lines]).GetAwaiter().GetResult();
                Assert.True(pull.Refusals.Count <= rows.Length);
                Assert.All(pull.Readings, reading => Assert.InRange(reading.Day, new DateOnly(1990, 1, 1), ExportsPull.Day.AddDays(-1)));
                Assert.DoesNotContain(pull.Refusals.Lines, line => line.Contains("a@b.c", StringComparison.Ordinal));
            },
            iter: 300);
    }

    [Fact]
    public void A_table_of_every_column_of_a_form_is_that_form() => Assert.All(
        ExportForms.Own,
        form => Assert.Same(form, ExportForms.Of(new TableHead([], [.. form.Columns]))?.Form));

    [Fact]
    public void Hours_beside_metrics_are_read_as_the_form_that_leaves_the_least_unread() =>
        Assert.IsType<EffortForm>(ExportForms.Of(new TableHead([], ["date", "platform", "hours", "spend", "likes"]))?.Form);
}
