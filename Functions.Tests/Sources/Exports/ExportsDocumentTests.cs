using SocialFunnel.Infra;

namespace SocialFunnel.Sources.Exports;

public sealed class ExportsDocumentTests
{
    [Fact]
    public void Every_form_of_a_platform_and_every_answer_stand_in_the_document()
    {
        var document = RepositoryFiles.Read("docs/exports.md");

        Assert.All(ExportForms.Vendors.Where(form => form.Platforms.Count > 0), form => Assert.Contains($"**{form.Name}**", document, StringComparison.Ordinal));
        Assert.All(ExportAnswers.Known.Keys, answer => Assert.Contains($"| `{answer}` |", document, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_forms_are_unique() => Assert.Equal(ExportForms.Every.Count, ExportForms.Every.Select(form => form.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("""{ "accounts": { "x": "acme" }, "files": { "meta/*": { "platform": "instagram", "year": 2026, "days": "day-first", "subscribers": "total", "metric": "reach", "account": "a" } } }""", "")]
    [InlineData("""{ "accounts": "acme" }""", "accounts: 'acme' is no object")]
    [InlineData("""{ "accounts": { "no platform": "acme" } }""", "accounts.no platform is no name of a platform")]
    [InlineData("""{ "accounts": { "x": "" } }""", "accounts.x: '' is not the account")]
    [InlineData("""{ "files": { "*": { "yaer": 2026 } } }""", "files.*.yaer: 'yaer' is unknown. Known are: account")]
    [InlineData("""{ "files": { "*": { "year": "soon" } } }""", "files.*.year: 'soon' is not the year")]
    [InlineData("""{ "files": { "*": "x" } }""", "files.*: 'x' is no object of answers")]
    public void Settings_that_are_wrong_are_named_by_their_field(string options, string fault)
    {
        var faults = ExportsPull.Source(new TextFiles()).Faults(Pulls.Settings("exports", options)).ToList();

        Assert.Equal(fault.Length == 0 ? 0 : 1, faults.Count);
        Assert.All(faults, found => Assert.Contains(fault, found, StringComparison.Ordinal));
    }
}
