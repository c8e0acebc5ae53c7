using System.Globalization;

namespace SocialFunnel.Sources.Http;

/// <summary>Holds one pull within a budget: whatever is asked for is paid in advance at its full price, and what did not come is given back.</summary>
/// <param name="spending">The accounts.</param>
/// <param name="brand">The brand's id.</param>
/// <param name="source">Name of the configured source.</param>
/// <param name="budget">What it may cost.</param>
/// <param name="currency">Of prices and budget.</param>
/// <param name="time">Tells the day that is charged.</param>
public sealed class CostGuard(Spending spending, string brand, string source, Budget budget, string currency, TimeProvider time)
{
    private decimal spent;

    private DateOnly Today => VendorTime.DayOf(time.GetUtcNow());

    /// <summary>Takes as many as the budget allows; gives their number, 0 where it is used up.</summary>
    /// <param name="price">Of one.</param>
    /// <param name="most">As many as are wanted.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<int> Take(decimal price, int most, CancellationToken cancellation)
    {
        while (true)
        {
            var (day, month) = await spending.Find(brand, source, Today, cancellation);
            var left = Math.Min(budget.PerDay - day, budget.PerMonth - month);
            var count = price <= 0 ? most : (int)Math.Clamp(Math.Floor(left / price), 0, most);
            if (count == 0 || await spending.TryAdd(brand, source, Today, count * price, budget, cancellation))
            {
                spent += count * price;
                return count;
            }
        }
    }

    /// <summary>Gives back what was taken and did not come.</summary>
    public async Task GiveBack(decimal price, int count, CancellationToken cancellation)
    {
        if (count > 0 && price > 0)
        {
            spent -= count * price;
            await spending.TryAdd(brand, source, Today, -count * price, budget, cancellation);
        }
    }

    /// <summary>Asks for what was taken; what a vendor refused is given back.</summary>
    public async Task<T> Charged<T>(decimal price, int count, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (VendorException)
        {
            await GiveBack(price, count, CancellationToken.None);
            throw;
        }
    }

    /// <summary>When there is money again.</summary>
    public async Task<DateTimeOffset> Until(CancellationToken cancellation)
    {
        var (_, month) = await spending.Find(brand, source, Today, cancellation);
        return VendorTime.StartOf(month + 0.01m < budget.PerMonth ? Today.AddDays(1) : new DateOnly(Today.Year, Today.Month, 1).AddMonths(1));
    }

    /// <summary>What this pull has cost, and what is left.</summary>
    public async Task<string> Words(CancellationToken cancellation)
    {
        var (day, month) = await spending.Find(brand, source, Today, cancellation);
        return $"{Text(spent)} {currency} at most; today {Text(day)} of {Text(budget.PerDay)}, this month {Text(month)} of {Text(budget.PerMonth)}";
    }

    private static string Text(decimal amount) => amount.ToString("0.00#", CultureInfo.InvariantCulture);
}
