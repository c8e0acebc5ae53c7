using System.Globalization;
using SocialFunnel.Analysis;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>The pages of the worksheet.</summary>
internal static class WorksheetPage
{
    /// <summary>Name of the boxes for a platform; their values are orders.</summary>
    public static string Found(Platform platform) => $"found-{platform.Name}";

    /// <summary>The form, with what was ticked and what is wrong with it.</summary>
    public static Page Form(Brand brand, Sheet sheet, IFormCollection? ticked = null, IReadOnlyList<Fault>? faults = null)
    {
        var title = $"Where are your customers? {brand.Name}";
        if (WorksheetFile.Missing(brand, sheet) is { } missing)
        {
            return Page.Ok(title, Markup.Of($"<p class=\"soft\">{brand.Name}</p><h1>Where are your customers?</h1><p class=\"box\">{missing}</p>"));
        }

        var alert = faults is null or [] ? Markup.None : Markup.Of(
            $"<div class=\"box bad\" role=\"alert\"><p>Nothing was saved yet.</p>{Markup.Join(faults.Select(fault => Markup.Of($"<p>{Where(fault)}{fault.Problem}</p>")))}</div>");
        var body = Markup.Of($"""
            <p class="soft">{brand.Name}, {sheet.Quarter}</p>
            <h1>Where are your customers?</h1>
            {alert}
            <p>These {sheet.Rows.Count} customers were drawn at random. Look up the order in your shop, search for the customer on each platform, and tick where you find them. It takes about a quarter of an hour; you can stop earlier.</p>
            <p class="soft">Only the counts are kept, not who was found where. Ticks are not kept before you save.</p>
            <form method="post" autocomplete="off">
            {Markup.Join(sheet.Rows.Select((row, index) => Customer(row, index + 1, sheet.Platforms, ticked)))}
            <div><label for="until">I looked up the first … customers</label><input type="text" inputmode="numeric" maxlength="3" id="until" name="until" value="{Until(sheet, ticked)}"></div>
            <button class="first">Save</button>
            </form>
            """);
        return faults is null or [] ? Page.Ok(title, body) : Page.Invalid($"Please correct: {title}", body);
    }

    /// <summary>What was saved.</summary>
    public static Page Saved(Brand brand, IReadOnlyList<PlatformCount> counts) => Page.Ok($"Saved: {brand.Name}", Markup.Of($"""
        <p class="soft">{brand.Name}</p>
        <h1>Saved. Thank you.</h1>
        <p>This is what was found today. It counts from the next night on.</p>
        <table><thead><tr><th scope="col">Platform</th><th scope="col">Found</th><th scope="col">Looked up</th></tr></thead>
        <tbody>{Markup.Join(counts.Select(count => Markup.Of($"<tr><td>{count.Platform}</td><td>{count.Found}</td><td>{count.LookedUp}</td></tr>")))}</tbody></table>
        """));

    private static Markup Customer(WorksheetRow row, int number, IReadOnlyList<Platform> platforms, IFormCollection? ticked) => Markup.Of($"""
        <fieldset><legend>{number}. Order {row.ConversionId}</legend><input type="hidden" name="order" value="{row.ConversionId}">
        <p class="soft">{row.Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, {row.Conversions} {(row.Conversions == 1 ? "order" : "orders in all")}</p>
        <div class="ticks">{Markup.Join(platforms.Select(platform => Box(Found(platform), row.ConversionId, platform.Name, ticked)))}{Box("skip", row.ConversionId, "could not look up", ticked)}</div></fieldset>

        """);

    private static Markup Box(string name, string order, string label, IFormCollection? ticked)
    {
        var isTicked = ticked is not null && ticked[name].Contains(order) ? Markup.Of($" checked") : Markup.None;
        return Markup.Of($"<label><input type=\"checkbox\" name=\"{name}\" value=\"{order}\"{isTicked}>{label}</label>");
    }

    private static string Until(Sheet sheet, IFormCollection? ticked) =>
        ticked is not null ? ticked["until"].ToString() : sheet.Rows.Count.ToString(CultureInfo.InvariantCulture);

    private static string Where(Fault fault) => fault.Field.StartsWith("customer", StringComparison.Ordinal) ? $"{fault.Field}: " : "";
}
