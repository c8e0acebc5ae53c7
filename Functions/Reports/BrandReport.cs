using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>A brand as the API confirms it.</summary>
/// <param name="Id">The brand's id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Currency">What everything is reported in.</param>
/// <param name="TimeZone">The zone of its days.</param>
/// <param name="ConversionSource">The source whose conversions count.</param>
/// <param name="Platforms">Its platforms.</param>
/// <param name="Sources">Its sources.</param>
public sealed record BrandReport(
    string Id, string Name, string Currency, string TimeZone, string ConversionSource, IReadOnlyList<string> Platforms, IReadOnlyList<string> Sources)
{
    /// <summary>Tells a brand.</summary>
    public static BrandReport From(Brand brand) => new(
        brand.Id, brand.Name, brand.Currency, brand.Calendar.TimeZone, brand.ConversionSource,
        [.. brand.Platforms.Keys.Select(platform => platform.Name)], [.. brand.Sources.Keys]);
}

/// <summary>A line of the list of brands.</summary>
/// <param name="Id">The brand's id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="TimeZone">The zone of its days.</param>
/// <param name="LastRun">Id of the run that reports read; null before the first.</param>
public sealed record BrandListItem(string Id, string Name, string TimeZone, string? LastRun)
{
    /// <summary>Tells a brand.</summary>
    public static BrandListItem From(BrandNight brand) => new(brand.Id, brand.Name, brand.Calendar.TimeZone, brand.LastRun);
}
