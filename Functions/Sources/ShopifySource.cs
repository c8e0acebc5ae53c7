using System.Globalization;
using System.Net.Http;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Sources.Http;
using static SocialFunnel.Sources.ShopifyAnswers;
using VendorTime = SocialFunnel.Sources.Http.VendorTime;

namespace SocialFunnel.Sources;

/// <summary>
/// Reads orders of a Shopify shop, with the first and the last visit that led to each. Asks for what changed in the window: an old order that was
/// refunded comes again, whole. An order whose visits Shopify has not worked out yet comes again in the nights of the look-back.
/// </summary>
public sealed class ShopifySource(VendorClient http, SignIns signIns, ShopifySignIn signIn, Lazy<CustomerKeys> customers, TimeProvider time, IOptions<ShopifyProgramOptions> options) : ISource, IConnectable
{
    private const int DaysWithoutScope = 60;

    // Points come back within seconds; what takes longer is the queue's.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(9);
    private const int MostWaits = 20;

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 400, SliceDays: 14);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<ShopifyOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settings = context.Settings.Read<ShopifyOptions>();
        var vendor = VendorOf(settings);
        var paging = new Paging<Order>("orders of Shopify", (cursor, stop) => Orders(context, settings, vendor, cursor, stop), order => order.Id!, context.Refusals);
        var (unready, unplaced) = (0, 0);
        await foreach (var order in paging.Items(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (order.Test == true)
            {
                continue;
            }

            if (VendorTime.Of(order.CreatedAt) is not { } at || (order.Name ?? order.Id) is not { } name)
            {
                unplaced++;
                continue;
            }

            if (context.Brand.Calendar.DayOf(at) is var day && day > context.Window.Last)
            {
                continue;
            }

            unready += order.CustomerJourneySummary?.Ready == false ? 1 : 0;
            IReadOnlyList<Visit> visits = order.CustomerJourneySummary is { Ready: not false } journey ? [.. journey.Visits.Where(visit => visit.IsKnown)] : [];
            yield return Conversion(context, order, name, at, day, visits.Count > 0 ? $"order:{name}" : null);
            foreach (var (index, visit) in visits.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                var when = visit.At is { } time && time <= at ? time : at;
                yield return visit.Touch.AsReading(context, $"order:{name}", when, index);
            }
        }

        if (unready > 0)
        {
            context.Refusals.Note($"Of {unready} orders Shopify has not worked out the visits yet; they are read again.");
        }

        if (unplaced > 0)
        {
            context.Refusals.Note($"{unplaced} orders of Shopify came without a time and were left out.");
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        var settings = new ShopifyOptions { Shop = dialog.Ask("The shop's address at Shopify, such as acme.myshopify.com", null, answer => new ShopifyOptions { Shop = answer }.Faults().FirstOrDefault()) };
        var vendor = VendorOf(settings);
        var (token, keep, clientId) = await signIn.Connect(vendor, dialog, cancellation);
        var found = await http.Json<Answer>(vendor, Request($"updated_at:>='{Text(time.GetUtcNow().AddDays(-7))}'", null, token.AccessToken), cancellation);
        dialog.Say($"Found: {found.Data?.Orders?.Nodes?.Count ?? 0} orders changed within a week{(found.Data?.Orders?.PageInfo?.HasNextPage == true ? ", at least" : "")}.");
        foreach (var problem in Problems(found))
        {
            dialog.Say(problem);
        }

        await keep(cancellation);
        return clientId is null ? new JsonObject { ["shop"] = settings.Name } : new JsonObject { ["shop"] = settings.Name, ["clientId"] = clientId };
    }

    private async Task<Page<Order>> Orders(PullContext context, ShopifyOptions settings, Vendor vendor, string? cursor, CancellationToken cancellation)
    {
        var (from, until) = context.Span();
        // What changed since the window's end is told by the window that ends with yesterday, and by no other.
        var filter = $"updated_at:>='{Text(from)}'" + (context.EndsYesterday ? "" : $" AND updated_at:<'{Text(until)}'");
        var answer = await Patiently(stop => signIns.Ask(
            context, vendor, (_, late) => signIn.Renew(vendor, context.Brand.Id, context.Source, settings.ClientId, late), token => http.Json<Answer>(vendor, Request(filter, cursor, token), stop), stop), cancellation);
        if (cursor is null)
        {
            foreach (var note in Problems(answer).Concat(TooOld(context, answer)))
            {
                context.Refusals.Note(note);
            }
        }

        return answer.Data?.Orders is { Nodes: { } nodes } orders
            ? new Page<Order>([.. nodes.OfType<Order>().Where(order => order.Id is not null)], orders.PageInfo is { HasNextPage: true } info ? info.EndCursor : null)
            : throw vendor.Error(VendorErrorKind.Transient, "it tells no orders");
    }

    private async Task<T> Patiently<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return await ask(cancellation);
            }
            catch (VendorException asked) when (asked.Kind is VendorErrorKind.Throttled && waits < MostWaits && asked.Until - time.GetUtcNow() is { } wait && wait <= LongestWait)
            {
                await Task.Delay(wait, time, cancellation);
            }
        }
    }

    private VendorRequest Request(string filter, string? cursor, string token) => new($"/admin/api/{options.Value.Version}/graphql.json")
    {
        Method = HttpMethod.Post,
        Headers = new Dictionary<string, string> { ["X-Shopify-Access-Token"] = token },
        Body = () => JsonContent.Create(new { query = Query, variables = new { filter, first = Math.Clamp(options.Value.PageSize, 1, 250), after = cursor } }),
    };

    private ConversionReading Conversion(PullContext context, Order order, string name, DateTimeOffset at, DateOnly day, string? journey)
    {
        // What the buyer saw; the shop's own currency where that is not told.
        Func<MoneyBag?, Sum?> buyer = bag => bag?.PresentmentMoney ?? bag?.ShopMoney;
        var currency = buyer(order.SubtotalPriceSet)?.CurrencyCode?.ToUpperInvariant() ?? "";
        var net = Currencies.IsKnown(currency) ? order.Net(buyer) : null;
        var shops = order.SubtotalPriceSet?.ShopMoney?.CurrencyCode?.ToUpperInvariant();
        var customer = order.Customer?.Email ?? order.Customer?.Id?.Split('/')[^1];
        return new ConversionReading
        {
            Day = day,
            Source = context.Source,
            RetrievedAt = context.RetrievedAt,
            ConversionId = name,
            At = at,
            NetValue = net is { } value ? new Money(value, currency) : null,
            ConvertedValue = shops == context.Brand.Currency && shops != currency && order.Net(bag => bag?.ShopMoney) is { } converted ? new Money(converted, shops) : null,
            Refunds = ShopReadings.Refunds(
                (order.Refunds ?? []).OfType<ShopRefund>().Where(refund => buyer(refund.TotalRefundedSet)?.Amount > 0)
                    .Select(refund => (context.Brand.Calendar.DayOf(VendorTime.Of(refund.CreatedAt) ?? VendorTime.Of(order.UpdatedAt) ?? at), buyer(refund.TotalRefundedSet)!.Amount!.Value)),
                buyer(order.TotalPriceSet)?.Amount ?? 0,
                net ?? 0),
            Cancelled = order.IsCancelled,
            CustomerKey = string.IsNullOrWhiteSpace(customer) ? null : customers.Value.KeyOf(context.Brand.Id, customer),
            NewCustomer = order.CustomerJourneySummary?.CustomerOrderIndex is { } index ? index <= 1 : null,
            DiscountCodes = [.. (order.DiscountCodes ?? []).OfType<string>().Where(code => code.Length > 0)],
            JourneyId = journey,
        };
    }

    private static IEnumerable<string> Problems(Answer answer) =>
        (answer.Errors ?? []).OfType<Problem>().Select(problem => $"Shopify leaves out {problem.Words}").Distinct(StringComparer.Ordinal).Take(5);

    private static IEnumerable<string> TooOld(PullContext context, Answer answer)
    {
        var scopes = answer.Data?.CurrentAppInstallation?.AccessScopes?.Select(scope => scope?.Handle).ToList();
        var oldest = context.Yesterday.AddDays(1 - DaysWithoutScope);
        if (scopes is not null && !scopes.Contains("read_all_orders") && context.Window.First < oldest)
        {
            yield return $"Shopify tells no orders from before {oldest:O} to an app without the scope read_all_orders: grant it, and connect again.";
        }
    }

    private Vendor VendorOf(ShopifyOptions settings) => new("Shopify", "shopify", options.Value.Address ?? new Uri($"https://{settings.Name}.myshopify.com"))
    {
        ChosenByBrand = true,
        Classify = answer => Classify(answer, time.GetUtcNow()),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // https://shopify.dev/docs/api/admin-graphql#status-and-error-codes. Most errors come inside HTTP 200, those about single fields beside the rest.
    private static VendorFault? Classify(VendorAnswer answer, DateTimeOffset now)
    {
        if (answer.Json is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty("errors", out var errors))
        {
            return null;
        }

        var says = answer.Find("errors", "0", "message") ?? answer.Find("errors");
        var told = answer.IsSuccess && json.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object && data.TryGetProperty("orders", out var orders) && orders.ValueKind is JsonValueKind.Object;
        return answer.Find("errors", "0", "extensions", "code") switch
        {
            "THROTTLED" => new(VendorErrorKind.Throttled, says, now + Wait(answer)),
            _ when told => null,
            "ACCESS_DENIED" => new(VendorErrorKind.PermissionMissing, $"{says} {answer.Find("errors", "0", "extensions", "requiredAccess")}".Trim()),
            "INTERNAL_SERVER_ERROR" => new(VendorErrorKind.Transient, says),
            _ => answer.IsSuccess ? new(VendorErrorKind.BadRequest, says) : (int)answer.Status == 401 ? new(VendorErrorKind.Reauthorise, says) : null,
        };
    }

    // What is missing comes back at a rate that Shopify tells.
    private static TimeSpan Wait(VendorAnswer answer)
    {
        var missing = Number("requestedQueryCost") - Number("throttleStatus", "currentlyAvailable");
        return Number("throttleStatus", "restoreRate") is { } rate and > 0 && missing > 0 ? TimeSpan.FromSeconds(Math.Ceiling((double)(missing.Value / rate))) : TimeSpan.FromSeconds(2);

        decimal? Number(params string[] path) => decimal.TryParse(answer.Find(["extensions", "cost", .. path]), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
