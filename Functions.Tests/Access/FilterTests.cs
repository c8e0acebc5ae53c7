using System.IO;
using System.Text.RegularExpressions;
using SocialFunnel.Infra;

namespace SocialFunnel.Access;

/// <summary>Filters of tables are never put together from texts.</summary>
public sealed partial class FilterTests
{
    [Fact]
    public void Every_filter_of_a_table_is_escaped_by_the_library()
    {
        var files = Directory.EnumerateFiles(RepositoryFiles.PathOf("Functions"), "*.cs", SearchOption.AllDirectories).Select(path => (Name: Path.GetFileName(path), Text: OnOneLine().Replace(File.ReadAllText(path), "CreateQueryFilter($\""))).ToList();
        var queries = files.SelectMany(file => Query().Matches(file.Text).Select(match => (file.Name, Argument: match.Groups[1].Value.Trim(), file.Text))).ToList();

        Assert.True(queries.Count > 10, $"{queries.Count} queries were found.");
        Assert.All(queries, query => Assert.True(IsEscaped(query.Argument, query.Text), $"{query.Name}: QueryAsync<…>({query.Argument}… is not made by TableClient.CreateQueryFilter."));

        // The interpolated string must reach CreateQueryFilter itself, which escapes its parts, and not be a text by then.
        Assert.All(files.SelectMany(file => Filter().Matches(file.Text).Select(match => (file.Name, Argument: match.Groups[1].Value))), filter => Assert.True(filter.Argument.StartsWith("$\"", StringComparison.Ordinal), $"{filter.Name}: CreateQueryFilter({filter.Argument}"));
        var operators = files.Where(file => Operator().IsMatch(WithoutFilters(file.Text))).Select(file => file.Name);
        Assert.Empty(operators);
    }

    // Made in place; a variable or a parameter that CreateQueryFilter gave in the same file; or no filter at all.
    private static bool IsEscaped(string argument, string text) =>
        argument.Length == 0 || argument.StartsWith("TableClient.CreateQueryFilter($\"", StringComparison.Ordinal) || argument.StartsWith("select:", StringComparison.Ordinal)
        || argument.StartsWith("maxPerPage:", StringComparison.Ordinal) || argument.StartsWith("cancellationToken:", StringComparison.Ordinal)
        || (Regex.IsMatch(argument, @"^\w+(\(|$)") && text.Contains("TableClient.CreateQueryFilter($\"", StringComparison.Ordinal));

    private static string WithoutFilters(string text) => string.Join('\n', text.Split('\n').Where(line => !line.Contains("CreateQueryFilter($\"", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"QueryAsync<TableEntity>\(\s*((?:TableClient\.CreateQueryFilter\(\$""|[^,()]*)[^,()]*)")]
    private static partial Regex Query();

    [GeneratedRegex(@"CreateQueryFilter\(\s+\$""")]
    private static partial Regex OnOneLine();

    [GeneratedRegex(@"CreateQueryFilter\(([^)]{0,3})")]
    private static partial Regex Filter();

    [GeneratedRegex(@"""[^""\n]*(PartitionKey|RowKey) (eq|ne|gt|ge|lt|le) ")]
    private static partial Regex Operator();
}
