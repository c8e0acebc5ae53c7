using System.Globalization;
using SocialFunnel.Entries;

namespace SocialFunnel.Reports;

/// <summary>The worksheet as a form, for whoever holds a link.</summary>
public sealed class WorksheetForm(WorksheetBook book)
{
    /// <summary>Shows the form, or what was saved.</summary>
    public async Task<IResult> Show(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        return request.Query.ContainsKey("saved")
            ? WorksheetPage.Saved(brand, await book.SavedToday(brand, cancellation))
            : WorksheetPage.Form(brand, await book.Open(brand, cancellation));
    }

    /// <summary>Takes the form.</summary>
    public async Task<IResult> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var sheet = await book.Open(brand, cancellation);
        var fields = await RequestBody.Form(request, cancellation);
        if (fields is null)
        {
            faults.Add(new Fault("", "The form could not be read. Please send it again."));
        }
        else if (Read(fields, sheet.Platforms, faults) is { } ticked)
        {
            await book.Save(brand, ticked, faults, cancellation);
        }

        return faults.Count > 0
            ? WorksheetPage.Form(brand, sheet, fields, faults)
            : Page.SeeOther($"{request.PathBase}{request.Path}?link={Uri.EscapeDataString(LinkToken.Of(request))}&saved=1");
    }

    // The form says itself which customers it showed: the draw may have changed since.
    private static TickedSheet? Read(IFormCollection fields, IReadOnlyList<Platform> platforms, List<Fault> faults)
    {
        var orders = fields["order"].OfType<string>().ToList();
        if (!int.TryParse(fields["until"].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var until) || until < 1 || until > orders.Count)
        {
            faults.Add(new Fault("until", $"'{BrandId.Shown(fields["until"].ToString())}' cannot be: write how many customers you looked up, 1 to {orders.Count}."));
            return null;
        }

        var found = platforms.ToDictionary(platform => platform, platform => fields[WorksheetPage.Found(platform)].ToHashSet(StringComparer.Ordinal));
        var skipped = fields["skip"].ToHashSet(StringComparer.Ordinal);
        var customers = orders.Select((order, index) => new TickedCustomer(
            string.Create(CultureInfo.InvariantCulture, $"customer {index + 1}"), order, skipped.Contains(order), platforms.Where(platform => found[platform].Contains(order)).ToHashSet())).ToList();
        faults.AddRange(customers.Skip(until).Where(customer => customer.Found.Count > 0)
            .Select(customer => new Fault(customer.Where, $"The customer is ticked, and you say that you looked up the first {until} only: correct one of them.")));
        return faults.Count == 0 ? new TickedSheet(platforms, [.. customers.Take(until)]) : null;
    }
}
