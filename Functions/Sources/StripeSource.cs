using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Sources.Http;
using VendorTime = SocialFunnel.Sources.Http.VendorTime;

namespace SocialFunnel.Sources;

/// <summary>Settings of the program for <see cref="StripeSource"/>, section <c>SocialFunnel:Stripe</c>.</summary>
public sealed class StripeProgramOptions
{
    /// <summary>Where Stripe is asked. Default: its own address.</summary>
    public Uri Address { get; set; } = new("https://api.stripe.com");

    /// <summary>Version of the interface. Default 2024-06-20.</summary>
    public string Version { get; set; } = "2024-06-20";
}

/// <summary>Settings of a brand for <see cref="StripeSource"/>.</summary>
public sealed record StripeOptions : ISourceOptions
{
    /// <summary>Whether to read payments of a test instead of real ones.</summary>
    public bool TestMode { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults() => [];
}

/// <summary>
/// Reads payments of Stripe as conversions, with what Checkout knows of each: tax and shipping, the journey (<c>client_reference_id</c>), and tags that the
/// shop wrote into <c>metadata</c>. Refunds fall on their own day, late ones of old payments among them.
/// </summary>
public sealed class StripeSource(VendorClient http, ISecretStore secrets, Lazy<CustomerKeys> customers, IOptions<StripeProgramOptions> options) : ISource, IConnectable
{
    /// <summary>What the secret of the key is called.</summary>
    public const string KeySecret = "key";

    // A session is paid a day after it was opened at the latest.
    private static readonly TimeSpan SessionsBefore = TimeSpan.FromDays(2);

    private readonly Vendor vendor = new("Stripe", "stripe", options.Value.Address) { Classify = Classify };

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 400, SliceDays: 28);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<StripeOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var key = await secrets.Find(new SecretName(context.Brand.Id, context.Source, KeySecret), cancellation) ?? throw vendor.Error(VendorErrorKind.Reauthorise, "no key is stored");
        var (from, until) = context.Span();
        var charges = (await All<Charge>(context, key, "/v1/charges", from, until, cancellation)).ToList();
        var sessions = await context.OrMissing("checkout sessions of Stripe", () => All<Session>(context, key, "/v1/checkout/sessions", from - SessionsBefore, until, cancellation)) ?? [];
        var late = (await context.OrMissing("refunds of Stripe", () => All<StripeRefund>(context, key, "/v1/refunds", from, until, cancellation)) ?? [])
            .Select(refund => refund.Charge).OfType<string>().Distinct().Except(charges.Select(charge => charge.Id!)).ToList();
        foreach (var id in late)
        {
            // The whole payment again: what is stored of it must not become poorer.
            var charge = await http.Json<Charge>(vendor, Request(key, $"/v1/charges/{Uri.EscapeDataString(id)}"), cancellation);
            charges.Add(charge);
            // The session of a subscription knows its invoice and no payment: it is found by its customer.
            var of = charge is { Invoice: not null, Customer: { } customer } ? $"customer={Uri.EscapeDataString(customer)}" : charge.PaymentIntent is { } payment ? $"payment_intent={Uri.EscapeDataString(payment)}" : null;
            if (of is not null)
            {
                sessions = [.. sessions, .. await context.OrMissing("checkout sessions of Stripe", () => Pages<Session>(context, key, $"/v1/checkout/sessions?{of}", cancellation)) ?? []];
            }
        }

        var bySession = sessions.SelectMany(session => session.Payments.Select(payment => (payment, session))).ToLookup(pair => pair.payment, pair => pair.session, StringComparer.Ordinal);
        var gross = 0;
        foreach (var charge in charges.Where(charge => charge is { Status: "succeeded", Captured: not false, Id: not null } && charge.Livemode != context.Settings.Read<StripeOptions>().TestMode && VendorTime.OfSeconds(charge.Created) is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            var session = charge.Payments.SelectMany(payment => bySession[payment]).FirstOrDefault();
            gross += session is null ? 1 : 0;
            var refunds = charge.AmountRefunded > 0 ? await Refunds(context, key, charge.Id!, cancellation) : [];
            var order = Conversion(context, charge, session, refunds);
            if (order.Day > context.Window.Last)
            {
                continue;
            }

            yield return order;
            if (Touch(charge, session) is { IsEmpty: false } touch)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return touch.AsReading(context, order.JourneyId!, VendorTime.OfSeconds(session?.Created) ?? order.At, sequence: 0);
            }
        }

        if (gross > 0)
        {
            context.Refusals.Note($"{gross} payments of Stripe were made outside its Checkout: it does not tell their tax and shipping, and their values are what was paid.");
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        dialog.Say("Open https://dashboard.stripe.com/apikeys, 'Create restricted key', and grant 'Read' for Charges and Refunds, and for Checkout Sessions. Nothing else.");
        var key = dialog.AskSecret("Paste the restricted key (it begins with rk_)");
        var found = await http.Json<List<Charge>>(vendor, Request(key, "/v1/charges?limit=1"), cancellation);
        dialog.Say(found.Items.Any() ? "Found: payments can be read." : "The key works; there are no payments yet.");
        await secrets.Save(new SecretName(dialog.Brand, dialog.Source, KeySecret), key, cancellation);
        return key.Contains("_test_", StringComparison.Ordinal) ? new JsonObject { ["testMode"] = true } : [];
    }

    // https://docs.stripe.com/api/charges/list, https://docs.stripe.com/api/checkout/sessions/list, https://docs.stripe.com/api/refunds/list
    private async Task<IReadOnlyList<T>> All<T>(PullContext context, string key, string path, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
        where T : class, IHasId
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"created[gte]={from.ToUnixTimeSeconds()}&created[lt]={until.ToUnixTimeSeconds()}");
        return await Pages<T>(context, key, $"{path}?{query}{(path.EndsWith("sessions", StringComparison.Ordinal) ? "&status=complete" : "")}", cancellation);
    }

    private Task<IReadOnlyList<StripeRefund>> Refunds(PullContext context, string key, string charge, CancellationToken cancellation) =>
        Pages<StripeRefund>(context, key, $"/v1/refunds?charge={Uri.EscapeDataString(charge)}", cancellation);

    private async Task<IReadOnlyList<T>> Pages<T>(PullContext context, string key, string path, CancellationToken cancellation)
        where T : class, IHasId
    {
        var paging = new Paging<T>($"{path.Split('?')[0].Split('/')[^1]} of Stripe", PageOf, item => item.Id!, context.Refusals);
        var all = new System.Collections.Generic.List<T>();
        await foreach (var item in paging.Items(cancellation))
        {
            all.Add(item);
        }

        return all;

        async Task<Page<T>> PageOf(string? cursor, CancellationToken stop)
        {
            var page = await http.Json<List<T>>(vendor, Request(key, $"{path}&limit=100{(cursor is null ? "" : $"&starting_after={Uri.EscapeDataString(cursor)}")}"), stop);
            var items = page.Items.Where(item => item.Id is not null).ToList();
            return new Page<T>(items, page.HasMore is "true" && items.Count > 0 ? items[^1].Id : null);
        }
    }

    private VendorRequest Request(string key, string path) => new(path) { Bearer = key, Headers = new Dictionary<string, string> { ["Stripe-Version"] = options.Value.Version } };

    private ConversionReading Conversion(PullContext context, Charge charge, Session? session, IReadOnlyList<StripeRefund> refunds)
    {
        var at = VendorTime.OfSeconds(charge.Created)!.Value;
        var currency = (charge.Currency ?? "").ToUpperInvariant();
        var paid = charge.Amount is { } amount && Currencies.IsKnown(currency) ? MinorUnits.ToUnits(amount, currency) : (decimal?)null;
        // Only Checkout tells tax and shipping, and only of what it charged itself.
        var apart = session?.AmountTotal == charge.Amount ? MinorUnits.ToUnits((session?.TotalDetails?.AmountTax ?? 0) + (session?.TotalDetails?.AmountShipping ?? 0), currency) : 0;
        var net = paid - apart;
        var customer = charge.Customer ?? session?.CustomerDetails?.Email ?? charge.BillingDetails?.Email;
        return new ConversionReading
        {
            Day = context.Brand.Calendar.DayOf(at),
            Source = context.Source,
            RetrievedAt = context.RetrievedAt,
            ConversionId = charge.Id!,
            At = at,
            NetValue = net is { } value ? new Money(value, currency) : null,
            Refunds = ShopReadings.Refunds(refunds.Where(refund => refund is { Status: null or "succeeded" or "pending", Amount: > 0 })
                .Select(refund => (context.Brand.Calendar.DayOf(VendorTime.OfSeconds(refund.Created) ?? at), MinorUnits.ToUnits(refund.Amount!.Value, currency))), paid ?? 0, net ?? 0),
            CustomerKey = customer is { Length: > 0 } ? customers.Value.KeyOf(context.Brand.Id, customer) : null,
            JourneyId = Journey(context, session) ?? (Touch(charge, session).IsEmpty ? null : $"order:{charge.Id}"),
        };
    }

    private string? Journey(PullContext context, Session? session) =>
        session?.ClientReferenceId is { Length: > 0 and <= 200 } id ? id.Contains('@', StringComparison.Ordinal) ? customers.Value.KeyOf(context.Brand.Id, id) : id : null;

    // The shop itself wrote these; to the session, or to the payment.
    private static Touchpoint Touch(Charge charge, Session? session)
    {
        var notes = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in (charge.Metadata ?? []).Concat(session?.Metadata ?? []))
        {
            notes[name] = value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }

        return Touchpoint.Noted(First("landing_page", "landing_url", "landing_site"), First("referrer", "referring_site"), First("utm_source"), First("utm_medium"), First("utm_campaign"));

        string? First(params string[] names) => names.Select(notes.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
    }

    // https://docs.stripe.com/api/errors, https://docs.stripe.com/error-codes
    private static VendorFault? Classify(VendorAnswer answer) => answer.IsSuccess ? null : answer.Find("error", "code") switch
    {
        "rate_limit" or "lock_timeout" => new(VendorErrorKind.Throttled, answer.Says),
        "api_key_expired" or "platform_api_key_expired" => new(VendorErrorKind.Reauthorise, answer.Says),
        _ => answer.Find("error", "type") is "api_error" ? new(VendorErrorKind.Transient, answer.Says) : null,
    };

    private interface IHasId
    {
        string? Id { get; }
    }

    private sealed record List<T>(IReadOnlyList<T?>? Data, [property: JsonPropertyName("has_more")] string? HasMore)
        where T : class
    {
        public IEnumerable<T> Items => (Data ?? []).OfType<T>();
    }

    private sealed record Charge(
        string? Id,
        decimal? Amount,
        [property: JsonPropertyName("amount_refunded")] decimal? AmountRefunded,
        string? Currency,
        decimal? Created,
        string? Status,
        bool? Captured,
        bool? Livemode,
        string? Customer,
        [property: JsonPropertyName("payment_intent")] string? PaymentIntent,
        string? Invoice,
        [property: JsonPropertyName("billing_details")] Person? BillingDetails,
        Dictionary<string, JsonElement>? Metadata) : IHasId
    {
        public IEnumerable<string> Payments => new[] { PaymentIntent, Invoice }.OfType<string>();
    }

    private sealed record Session(
        string? Id,
        [property: JsonPropertyName("amount_total")] decimal? AmountTotal,
        [property: JsonPropertyName("client_reference_id")] string? ClientReferenceId,
        decimal? Created,
        [property: JsonPropertyName("customer_details")] Person? CustomerDetails,
        [property: JsonPropertyName("payment_intent")] string? PaymentIntent,
        string? Invoice,
        [property: JsonPropertyName("total_details")] Totals? TotalDetails,
        Dictionary<string, JsonElement>? Metadata) : IHasId
    {
        public IEnumerable<string> Payments => new[] { PaymentIntent, Invoice }.OfType<string>();
    }

    private sealed record StripeRefund(string? Id, decimal? Amount, string? Charge, decimal? Created, string? Status) : IHasId;

    private sealed record Totals([property: JsonPropertyName("amount_tax")] decimal? AmountTax, [property: JsonPropertyName("amount_shipping")] decimal? AmountShipping);

    private sealed record Person(string? Email);
}
