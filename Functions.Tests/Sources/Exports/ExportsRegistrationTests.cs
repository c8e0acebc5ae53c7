using System.IO;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;

namespace SocialFunnel.Sources.Exports;

public sealed class ExportsRegistrationTests
{
    private static IExportFiles Files(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"SocialFunnel:Exports:{setting.Key}", (string?)setting.Value))).Build());
        services.AddSingleton(new BlobServiceClient(new Uri("https://example.blob.core.windows.net/")));
        return services.AddExportFiles().BuildServiceProvider().GetRequiredService<IExportFiles>();
    }

    [Fact]
    public void Without_a_setting_files_lie_in_the_folder_exports() =>
        Assert.Equal(Path.Combine(Path.GetFullPath("exports"), "acme"), Assert.IsType<FolderExportFiles>(Files()).PlaceOf("acme"));

    [Fact]
    public void A_folder_can_be_named() => Assert.Equal(Path.Combine(Path.GetFullPath("in"), "acme"), Files(("Folder", "in")).PlaceOf("acme"));

    [Fact]
    public void A_container_wins_over_a_folder() =>
        Assert.Equal("drop/acme", Assert.IsType<BlobExportFiles>(Files(("Folder", "in"), ("Container", "drop"))).PlaceOf("acme"));

    [Theory]
    [InlineData("Container", "Drop_Zone")]
    [InlineData("Container", "a")]
    [InlineData("Folder", " ")]
    public void A_place_that_cannot_be_is_refused_by_its_setting(string key, string value) =>
        Assert.Contains($"SocialFunnel:Exports:{key}", Assert.Throws<OptionsValidationException>(() => Files((key, value))).Message, StringComparison.Ordinal);
}
