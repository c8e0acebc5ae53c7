using System.Globalization;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>The pages of the week's hours.</summary>
internal sealed class HoursPage(Brand brand, Window week, DateOnly today, string link, IReadOnlyList<HoursLine> lines)
{
    /// <summary>The query that leads to a week.</summary>
    public static string Query(Window week, string link) => $"?week={week.First:yyyy-MM-dd}&link={Uri.EscapeDataString(link)}";

    /// <summary>Whether whoever holds a link may answer for the week of a day: until this week, and a year back. What lies before is for those with a key.</summary>
    public static bool IsOpen(DateOnly day, DateOnly today) => day.DayNumber > today.DayNumber - 366 && day <= Week.Of(today).Last;

    /// <summary>The form, with what was typed and what is wrong with it.</summary>
    public Page Form(IFormCollection? typed = null, IReadOnlyList<Fault>? faults = null)
    {
        var body = Markup.Of($"""
            <p class="soft">{brand.Name}</p>
            <h1>Hours, {Days(week)}</h1>
            {Neighbours()}
            {General(faults ?? [])}
            {Entered()}
            {(lines.Count == 0 ? NoPlatforms() : Markup.Join([Same(), Fields(typed, faults ?? [])]))}
            """);
        return faults is null or [] ? Page.Ok(Title, body) : Page.Invalid($"Please correct: {Title}", body);
    }

    /// <summary>What was saved.</summary>
    public Page Saved()
    {
        var rows = lines.Where(line => line.Entered is not null).Select(line => Markup.Of(
            $"<tr><td>{line.Platform}</td><td>{Amount(line.Entered!.Hours, "h")}</td><td>{Amount(line.Entered.Spend, brand.Currency)}</td></tr>"));
        return Page.Ok($"Saved: {Title}", Markup.Of($"""
            <p class="soft">{brand.Name}</p>
            <h1>Saved. Thank you.</h1>
            <p>This is what is known of {Days(week)} now. It counts from the next night on.</p>
            <table><thead><tr><th scope="col">Platform</th><th scope="col">Hours</th><th scope="col">Spend</th></tr></thead><tbody>{Markup.Join(rows)}</tbody></table>
            <p><a href="{Query(week, link)}">Change it</a></p>
            """));
    }

    private string Title => $"Hours, {Days(week)}, {brand.Name}";

    private string Earlier => week == Week.Of(today) ? "last week" : "the week before";

    private Markup Neighbours()
    {
        var (before, after) = (Week.Before(week), Week.Of(week.Last.AddDays(1)));
        var previous = IsOpen(before.First, today) ? Markup.Of($"<a href=\"{Query(before, link)}\">‹ {Days(before)}</a>") : Markup.None;
        var next = IsOpen(after.First, today) ? Markup.Of($"<a href=\"{Query(after, link)}\">{Days(after)} ›</a>") : Markup.None;
        return Markup.Of($"<nav aria-label=\"Weeks\">{previous}{next}</nav>");
    }

    private static Markup General(IReadOnlyList<Fault> faults) => faults.Count == 0
        ? Markup.None
        : Markup.Of($"<div class=\"box bad\" role=\"alert\"><p>Nothing was saved yet.</p>{Markup.Join(faults.Select(Brief))}</div>");

    // What is wrong with a field stands beside it.
    private static Markup Brief(Fault fault) => fault.Field.Split('-', 2) is [var what, var platform]
        ? Markup.Of($"<p>Please correct <a href=\"#{fault.Field}\">{platform}, {what}</a>.</p>")
        : Markup.Of($"<p>{fault.Problem}</p>");

    private Markup Entered() => lines.Any(line => line.Entered is not null)
        ? Markup.Of($"<p class=\"box soft\">There are hours or spend for this week already. Saving replaces what was entered here, and what files say; a platform's own report of its spend stays.</p>")
        : Markup.None;

    private Markup Same() => lines.All(line => line.Before is { Hours: null, Spend: null })
        ? Markup.None
        : Markup.Of($"<form method=\"post\"><button class=\"first\" name=\"same\" value=\"1\">The same as {Earlier}</button></form><h2>Or something changed</h2>");

    private Markup Fields(IFormCollection? typed, IReadOnlyList<Fault> faults) => Markup.Of($"""
        <form method="post" autocomplete="off">
        {Markup.Join(lines.Select(line => Fields(line, typed, faults)))}
        <p class="soft">Hours of everybody together, for the whole week. Spend is for advertising, in {brand.Currency}. Leave empty what you do not know; write 0 for none.</p>
        <button>Save</button>
        </form>
        """);

    private Markup Fields(HoursLine line, IFormCollection? typed, IReadOnlyList<Fault> faults)
    {
        var shown = line.Entered ?? line.Before;
        return Markup.Of($"""
            <fieldset><legend>{line.Platform}</legend><div class="pair">
            {Field(HoursFields.Hours(line.Platform), "Hours", shown.Hours, typed, faults)}
            {Field(HoursFields.Spend(line.Platform), $"Spend, {brand.Currency}", shown.Spend, typed, faults)}
            </div>{Known(line.Before)}</fieldset>
            """);
    }

    private Markup Known(PlatformEffort before)
    {
        var known = string.Join(", ", new[] { Amount(before.Hours, "h"), Amount(before.Spend, brand.Currency) }.Where(amount => amount.Length > 0));
        return known.Length == 0 ? Markup.None : Markup.Of($"<p class=\"soft\">{char.ToUpperInvariant(Earlier[0])}{Earlier[1..]}: {known}</p>");
    }

    private static Markup Field(string name, string label, decimal? known, IFormCollection? typed, IReadOnlyList<Fault> faults)
    {
        var value = typed is not null && typed.ContainsKey(name) ? typed[name].ToString() : Number(known);
        var fault = faults.FirstOrDefault(fault => fault.Field == name);
        var (invalid, problem) = fault is null
            ? (Markup.None, Markup.None)
            : (Markup.Of($" aria-invalid=\"true\" aria-describedby=\"{name}-problem\""), Markup.Of($"<p class=\"bad\" id=\"{name}-problem\">{fault.Problem}</p>"));
        return Markup.Of($"<div><label for=\"{name}\">{label}</label><input type=\"text\" inputmode=\"decimal\" maxlength=\"20\" id=\"{name}\" name=\"{name}\" value=\"{value}\"{invalid}>{problem}</div>");
    }

    private Markup NoPlatforms() => Markup.Of(
        $"<p class=\"box\">{brand.Name} has no platform yet. Name its platforms in its settings, or put a file of numbers into its folder; then they stand here.</p>");

    private static string Amount(decimal? number, string unit) => number is null ? "" : $"{Number(number)} {unit}";

    private static string Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static string Days(Window days) => days.First.Month == days.Last.Month
        ? string.Create(CultureInfo.InvariantCulture, $"{days.First:%d}–{days.Last:d MMM yyyy}")
        : string.Create(CultureInfo.InvariantCulture, $"{days.First:d MMM}–{days.Last:d MMM yyyy}");
}
