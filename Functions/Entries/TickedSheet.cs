namespace SocialFunnel.Entries;

/// <summary>A customer of a worksheet that came back.</summary>
/// <param name="Where">Where it stands, for messages, such as <c>line 7</c>.</param>
/// <param name="Order">The order that names the customer.</param>
/// <param name="Skipped">Whether the customer could not be looked up; then nothing counts.</param>
/// <param name="Found">Where the customer was found.</param>
public sealed record TickedCustomer(string Where, string Order, bool Skipped, IReadOnlySet<Platform> Found);

/// <summary>How many customers were looked up on a platform, and how many found.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="LookedUp">Customers looked up.</param>
/// <param name="Found">Customers found; at most <paramref name="LookedUp"/>.</param>
public sealed record PlatformCount(Platform Platform, int LookedUp, int Found);

/// <summary>A worksheet that came back.</summary>
/// <param name="Platforms">The platforms that were looked at.</param>
/// <param name="Customers">The customers, in the order of the sheet.</param>
public sealed record TickedSheet(IReadOnlyList<Platform> Platforms, IReadOnlyList<TickedCustomer> Customers)
{
    /// <summary>Counts; empty, and what is wrong, when the sheet cannot be taken.</summary>
    /// <param name="conversions">All of the brand's: they say which customer an order belongs to.</param>
    /// <param name="faults">Takes the faults.</param>
    public IReadOnlyList<PlatformCount> Count(IEnumerable<ConversionReading> conversions, ICollection<Fault> faults)
    {
        var customers = conversions.Where(conversion => conversion.CustomerKey is not null).ToDictionary(conversion => conversion.ConversionId, conversion => conversion.CustomerKey!, StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Customers)
        {
            if (Find(customers, row.Order) is not { } customer)
            {
                faults.Add(new Fault(row.Where, $"'{BrandId.Shown(row.Order)}' is no order of a customer of this brand: leave the orders as the worksheet gave them, as text."));
            }
            else if (!seen.TryAdd(customer, row.Where))
            {
                faults.Add(new Fault(row.Where, $"'{BrandId.Shown(row.Order)}' is the same customer as {seen[customer]}: leave one of them."));
            }

            if (row is { Skipped: true, Found.Count: > 0 })
            {
                faults.Add(new Fault(row.Where, "The customer was found and could not be looked up, both: leave out one of them."));
            }
        }

        var lookedUp = Customers.Where(row => !row.Skipped).ToList();
        if (faults.Count == 0 && lookedUp.Count == 0)
        {
            faults.Add(new Fault("", "No customer was looked up: tick where you found them, and send the worksheet again."));
        }

        return faults.Count > 0 ? [] : [.. Platforms.Select(platform => new PlatformCount(platform, lookedUp.Count, lookedUp.Count(row => row.Found.Contains(platform))))];
    }

    // The sheet shows an order that begins as a formula does with an apostrophe before it, and some programs keep that.
    private static string? Find(Dictionary<string, string> customers, string order) =>
        customers.GetValueOrDefault(order) ?? (order.StartsWith('\'') ? customers.GetValueOrDefault(order[1..]) : null);
}
