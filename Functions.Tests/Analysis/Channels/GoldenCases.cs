using CsvHelper;

namespace SocialFunnel.Analysis.Channels;

/// <summary>The table <c>golden.csv</c>: visits, and what anybody who reads them would say.</summary>
public static class GoldenCases
{
    public static IReadOnlyList<GoldenCase> All { get; } = Read();

    private static List<GoldenCase> Read()
    {
        using var stream = typeof(GoldenCases).Assembly.GetManifestResourceStream("golden.csv")!;
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { Separator = ',', CommentPrefix = '#' });
        var cases = new List<GoldenCase>();
        while (csv.Read())
        {
            string Cell(string column) => csv.GetString(column);
            var paid = Enum.Parse<PaidEvidence>(Cell("paid"), ignoreCase: true);
            cases.Add(new GoldenCase(Cell("url"), Cell("referrer"), new ChannelMatch(Cell("platform"), Cell("medium"), paid, Cell("rule"))));
        }

        return cases;
    }
}

public sealed record GoldenCase(string Url, string Referrer, ChannelMatch Expected);
