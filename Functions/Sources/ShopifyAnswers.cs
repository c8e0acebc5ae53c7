using SocialFunnel.Sources.Exports;
using VendorTime = SocialFunnel.Sources.Http.VendorTime;

namespace SocialFunnel.Sources;

/// <summary>What <see cref="ShopifySource"/> asks of Shopify, and what it answers.</summary>
internal static class ShopifyAnswers
{
    // https://shopify.dev/docs/api/admin-graphql/latest/queries/orders
    internal const string Query =
        """
        query Orders($filter: String!, $first: Int!, $after: String) {
          currentAppInstallation { accessScopes { handle } }
          orders(first: $first, after: $after, query: $filter, sortKey: UPDATED_AT) {
            pageInfo { hasNextPage endCursor }
            nodes {
              id name createdAt updatedAt cancelledAt test taxesIncluded displayFinancialStatus discountCodes
              subtotalPriceSet { ...Both } totalPriceSet { ...Both } totalTaxSet { ...Both }
              shippingLine { taxLines { priceSet { ...Both } } }
              refunds { createdAt totalRefundedSet { ...Both } }
              customer { id email }
              customerJourneySummary { ready customerOrderIndex firstVisit { ...Visit } lastVisit { ...Visit } }
            }
          }
        }
        fragment Both on MoneyBag { presentmentMoney { amount currencyCode } shopMoney { amount currencyCode } }
        fragment Visit on CustomerVisit { id occurredAt landingPage referrerUrl utmParameters { source medium campaign } }
        """;

    internal sealed record Answer(Data? Data, IReadOnlyList<Problem?>? Errors);

    internal sealed record Problem(string? Message, IReadOnlyList<string?>? Path, Extensions? Extensions)
    {
        // Where in the list it was does not matter.
        public string Words => $"{string.Join('.', (Path ?? []).Where(step => step?.All(char.IsAsciiDigit) == false))}: {Message}";
    }

    internal sealed record Extensions(string? Code);

    internal sealed record Data(Installation? CurrentAppInstallation, Orders? Orders);

    internal sealed record Installation(IReadOnlyList<Scope?>? AccessScopes);

    internal sealed record Scope(string? Handle);

    internal sealed record Orders(PageInfo? PageInfo, IReadOnlyList<Order?>? Nodes);

    internal sealed record PageInfo(bool? HasNextPage, string? EndCursor);

    internal sealed record Order(
        string? Id,
        string? Name,
        string? CreatedAt,
        string? UpdatedAt,
        string? CancelledAt,
        bool? Test,
        bool? TaxesIncluded,
        string? DisplayFinancialStatus,
        IReadOnlyList<string?>? DiscountCodes,
        MoneyBag? SubtotalPriceSet,
        MoneyBag? TotalPriceSet,
        MoneyBag? TotalTaxSet,
        ShippingLine? ShippingLine,
        IReadOnlyList<ShopRefund?>? Refunds,
        Customer? Customer,
        Journey? CustomerJourneySummary)
    {
        public bool IsCancelled => CancelledAt is not null || DisplayFinancialStatus is "VOIDED" or "EXPIRED";

        /// <summary>Without tax and shipping, after discounts, before refunds; in the buyer's currency, or in the shop's.</summary>
        public decimal? Net(Func<MoneyBag?, Sum?> currency) => currency(SubtotalPriceSet)?.Amount is { } subtotal
            ? subtotal - (TaxesIncluded == true ? (currency(TotalTaxSet)?.Amount ?? 0) - (ShippingLine?.TaxLines ?? []).Sum(line => currency(line?.PriceSet)?.Amount ?? 0) : 0)
            : null;
    }

    internal sealed record MoneyBag(Sum? PresentmentMoney, Sum? ShopMoney);

    internal sealed record Sum(decimal? Amount, string? CurrencyCode);

    internal sealed record ShippingLine(IReadOnlyList<TaxLine?>? TaxLines);

    internal sealed record TaxLine(MoneyBag? PriceSet);

    internal sealed record ShopRefund(string? CreatedAt, MoneyBag? TotalRefundedSet);

    internal sealed record Customer(string? Id, string? Email);

    internal sealed record Journey(bool? Ready, decimal? CustomerOrderIndex, Visit? FirstVisit, Visit? LastVisit)
    {
        /// <summary>First and last visit; one where they are the same.</summary>
        public IReadOnlyList<Visit> Visits => [.. new[] { FirstVisit, LastVisit }.OfType<Visit>().DistinctBy(visit => visit.Id ?? visit.OccurredAt)];
    }

    internal sealed record Visit(string? Id, string? OccurredAt, string? LandingPage, string? ReferrerUrl, UtmParameters? UtmParameters)
    {
        public DateTimeOffset? At => VendorTime.Of(OccurredAt);

        /// <summary>Whether anything is known of it: with a landing page and nothing else it was a direct one; without, an app may not see it.</summary>
        public bool IsKnown => LandingPage is not null || !Touch.IsEmpty;

        public Touchpoint Touch => Touchpoint.Noted(LandingPage, ReferrerUrl, UtmParameters?.Source, UtmParameters?.Medium, UtmParameters?.Campaign);
    }

    internal sealed record UtmParameters(string? Source, string? Medium, string? Campaign);
}
