using System.Globalization;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>The week's hours as a form, for whoever holds a link.</summary>
public sealed class HoursForm(HoursBook book)
{
    /// <summary>Shows a week's form, or what was saved.</summary>
    public async Task<IResult> Show(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        if (WeekOf(request, brand) is not { } week)
        {
            return NoWeek();
        }

        var page = new HoursPage(brand, week, book.Today(brand), LinkToken.Of(request), await book.Open(brand, week, cancellation));
        return request.Query.ContainsKey("saved") ? page.Saved() : page.Form();
    }

    /// <summary>Takes a week's form.</summary>
    public async Task<IResult> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        if (WeekOf(request, brand) is not { } week)
        {
            return NoWeek();
        }

        var faults = new List<Fault>();
        var lines = await book.Open(brand, week, cancellation);
        var fields = await RequestBody.Form(request, cancellation);
        var entry = fields is null ? Unreadable(faults)
            : fields.ContainsKey("same") ? HoursFields.Same(lines, week, faults)
            : HoursFields.Read(name => fields[name], lines.Select(line => line.Platform), week, faults);
        if (entry is null)
        {
            return new HoursPage(brand, week, book.Today(brand), LinkToken.Of(request), lines).Form(fields, faults);
        }

        await book.Save(brand, entry, cancellation);
        return Page.SeeOther($"{request.PathBase}{request.Path}{HoursPage.Query(week, LinkToken.Of(request))}&saved=1");
    }

    // People answer for the week that is over; the running one can be chosen.
    private Window? WeekOf(HttpRequest request, Brand brand)
    {
        var today = book.Today(brand);
        if (!request.Query.ContainsKey("week"))
        {
            return Week.LastOver(today);
        }

        return DateOnly.TryParseExact(request.Query["week"].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && HoursPage.IsOpen(day, today)
            ? Week.Of(day)
            : null;
    }

    private static Page NoWeek() => Page.Invalid("No such week", Markup.Of(
        $"<h1>No such week</h1><p>The address names a day that cannot be read, that has not come yet, or that lies more than a year back. Open the link as it was sent.</p>"));

    private static EffortEntry? Unreadable(List<Fault> faults)
    {
        faults.Add(new Fault("", "The form could not be read. Please send it again."));
        return null;
    }
}
