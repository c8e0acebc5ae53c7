namespace SocialFunnel.Sources.Exports;

/// <summary>Writes rows of wide tables by the names of their columns.</summary>
internal static class CsvLines
{
    /// <summary>A file of a header and rows, each the cells that are not empty.</summary>
    public static string Of(string header, params (string Column, string Value)[][] rows)
    {
        var columns = header.Split(',');
        return string.Join('\n', rows.Select(row =>
        {
            Assert.All(row, cell => Assert.Contains(cell.Column, columns));
            var cells = row.ToDictionary(cell => cell.Column, cell => cell.Value);
            return string.Join(',', columns.Select(column => Quoted(cells.GetValueOrDefault(column, ""))));
        }).Prepend(header)) + "\n";
    }

    private static string Quoted(string value) => value.AsSpan().ContainsAny(",\"\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
