using System.IO;
using System.Reflection;
using SocialFunnel.Analysis;
using SocialFunnel.Infra;

namespace SocialFunnel.Store;

/// <summary>docs/tables.md tells every column of every table of results.</summary>
public sealed class TableDocumentTests
{
    private static readonly string[] Sections = File.ReadAllText(RepositoryFiles.PathOf("docs/tables.md")).Split("\n### ");

    [Theory]
    [InlineData("roi", typeof(PlatformRoi))]
    [InlineData("totals", typeof(WindowTotals))]
    [InlineData("engagement", typeof(PlatformEngagement))]
    [InlineData("credits", typeof(ModelCredit))]
    [InlineData("models", typeof(ModelAgreement))]
    [InlineData("presence", typeof(PlatformPresence))]
    [InlineData("quality", typeof(QualityMetric))]
    [InlineData("posts", typeof(PostResult))]
    [InlineData("advice", typeof(PlatformAdvice))]
    [InlineData("experiments", typeof(Experiment))]
    [InlineData("customers", typeof(ChannelCustomers))]
    [InlineData("correlations", typeof(CorrelationResult))]
    public void The_document_tells_every_column(string table, Type record)
    {
        var section = Assert.Single(Sections, section => section.StartsWith($"`{table}`\n", StringComparison.Ordinal));

        var columns = record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
            .Select(property => property.PropertyType == typeof(Window) ? "First" : property.Name);

        Assert.All(columns, column => Assert.Contains($"| `{column}`", section, StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_tells_every_table_of_results() =>
        Assert.All(FunnelResults.Names, table => Assert.Contains(Sections, section => section.StartsWith($"`{table}`\n", StringComparison.Ordinal)));
}
