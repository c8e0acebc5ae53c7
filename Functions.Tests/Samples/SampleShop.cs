using System.Globalization;

namespace SocialFunnel.Samples;

/// <summary>Orders, refunds and visits of the sample.</summary>
internal sealed class SampleShop
{
    private readonly Dice dice;
    private readonly Dictionary<SampleChannel, List<string>> customers = SampleChannel.Every.ToDictionary(channel => channel, _ => new List<string>());
    private readonly List<SampleOrder> orders = [];
    private readonly List<string> refunds = ["order_id,refunded_at,amount"];
    private readonly List<(DateTime At, string Line)> touches = [];
    private int journeys;
    private int people;

    /// <summary>Makes all of it.</summary>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="gains">New followers on LinkedIn by day; orders follow them.</param>
    public SampleShop(int seed, Dictionary<DateOnly, int> gains)
    {
        dice = new Dice(seed);
        var usual = gains.Values.Average();
        foreach (var day in SampleYear.Every)
        {
            foreach (var channel in SampleChannel.Every.Where(channel => channel.Runs(day)))
            {
                var lead = gains.TryGetValue(day.AddDays(-SampleChannel.LeadDays), out var gained) ? gained / usual : 1;
                var pull = channel == SampleChannel.LinkedIn ? 0.2 + (0.8 * lead) : SampleYear.Weekday(day, channel.Office);
                foreach (var at in Times(day, channel.Orders * pull * SampleYear.Season(day)))
                {
                    Order(channel, at);
                }

                foreach (var at in Times(day, channel.Visits * SampleYear.Weekday(day, channel.Office)))
                {
                    Visit(channel, at, $"v{++journeys}", dice.Hits(0.8));
                }
            }
        }
    }

    /// <summary>The orders, oldest first.</summary>
    public IReadOnlyList<SampleOrder> Orders => orders;

    /// <summary>Lines of the refunds.</summary>
    public IReadOnlyList<string> Refunds => refunds;

    /// <summary>Lines of the touches, by time.</summary>
    public IEnumerable<string> Touches => touches.OrderBy(touch => touch.At).Select(touch => touch.Line).Prepend("journey,touched_at,referrer,utm_source,utm_medium,utm_campaign");

    private List<DateTime> Times(DateOnly day, double mean) =>
        Enumerable.Range(0, dice.Count(mean)).Select(_ => day.ToDateTime(new TimeOnly(dice.Between(7, 22), dice.Between(0, 59)))).Order().ToList();

    private void Order(SampleChannel channel, DateTime at)
    {
        var number = 1001 + orders.Count;
        var byCode = channel.Code.Length > 0 && dice.Hits(0.2);
        var byTouch = !byCode && channel != SampleChannel.Direct;
        var journey = byTouch || dice.Hits(0.5) ? $"v{++journeys}" : "";
        var cents = dice.Between(channel.LeastValue * 100, channel.MostValue * 100) * (byCode ? 90 : 100) / 100;
        cents = dice.Hits(0.06) ? cents * 92 / 100 : cents;
        var (customer, isNew) = Customer(channel);
        var cancelled = dice.Hits(0.01);
        var order = new SampleOrder(number, at, cents, cancelled, customer, isNew, byCode ? channel.Code : "", Answer(channel), journey);
        if (journey.Length > 0)
        {
            Journey(channel, at, journey, byTouch);
        }

        orders.Add(order with { RefundedCents = Refund(number, at, cents) });
    }

    private void Journey(SampleChannel channel, DateTime at, string journey, bool byTouch)
    {
        var when = at.AddMinutes(-dice.Between(2, 50));
        if (byTouch && dice.Hits(0.3))
        {
            // Many come back by typing the address: the last touch that says anything is the one before.
            Visit(SampleChannel.Direct, when, journey, tagged: false);
            when = when.AddMinutes(-dice.Between(60, 4_000));
        }

        Visit(byTouch ? channel : SampleChannel.Direct, when, journey, dice.Hits(0.75));
        if (byTouch && dice.Hits(0.25))
        {
            Visit(dice.One([SampleChannel.LinkedIn, SampleChannel.Instagram, SampleChannel.Blog]), when.AddMinutes(-dice.Between(600, 12_000)), journey, tagged: true);
        }
    }

    private void Visit(SampleChannel channel, DateTime at, string journey, bool tagged)
    {
        // The feed has no referrer: without its tag it would be nobody's.
        var tags = channel.Medium.Length > 0 && (tagged || channel.Referrer.Length == 0) ? $"{channel.Name},{channel.Medium},{Campaign(at)}" : ",,";
        var referrer = channel.Referrer.Length > 0 ? $"https://{channel.Referrer}/" : "";
        touches.Add((at, string.Create(CultureInfo.InvariantCulture, $"{journey},{SampleYear.Local(at):yyyy-MM-ddTHH:mmzzz},{referrer},{tags}")));
    }

    private int Refund(int number, DateTime at, int cents)
    {
        var refunded = 0;
        if (!dice.Hits(0.04))
        {
            return refunded;
        }

        var first = at.AddDays(dice.Between(2, 9));
        var part = dice.Hits(0.5) ? cents : cents * dice.Between(20, 45) / 100;
        Add(first, part);
        if (part < cents && dice.Hits(0.2))
        {
            Add(first.AddDays(dice.Between(1, 12)), cents / 5);
        }

        return refunded;

        void Add(DateTime day, int amount)
        {
            if (DateOnly.FromDateTime(day) <= SampleBrand.LastDay)
            {
                refunded += amount;
                refunds.Add(string.Create(CultureInfo.InvariantCulture, $"#{number},{day:yyyy-MM-dd},{Money(amount)}"));
            }
        }
    }

    private (string Customer, bool IsNew) Customer(SampleChannel channel)
    {
        var known = customers[channel];
        if (known.Count > 0 && dice.Hits(0.35))
        {
            return (dice.One(known), false);
        }

        known.Add($"c{++people}");
        return (known[^1], true);
    }

    private string Answer(SampleChannel channel) => !dice.Hits(0.3) ? "" : channel.Name switch
    {
        "linkedin" => dice.One(["LinkedIn", "LinkedIn", "a colleague"]),
        "instagram" => dice.One(["Instagram", "Instagram", "a friend"]),
        "blog" => dice.One(["your blog", "your blog", "Google"]),
        "direct" => dice.One(["a friend", "LinkedIn", "Google", "podcast"]),
        "digg" => "Digg",
        _ => "Google",
    };

    private static string Campaign(DateTime at) => at.Month switch { >= 3 and <= 5 => "spring", >= 6 and <= 8 => "coldbrew", >= 9 and <= 10 => "autumn", _ => "winter" };

    internal static string Money(int cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:00}");
}
