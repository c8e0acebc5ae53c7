using System.Globalization;
using System.Text.RegularExpressions;

namespace SocialFunnel;

/// <summary>What the setting <c>notify</c> must keep, and what becomes of it.</summary>
internal static partial class NotifyRules
{
    private const int MostWebhooks = 10;
    private const int MostAddresses = 20;
    private const string Never = "never";

    private static readonly string[] Days = [.. Enum.GetNames<DayOfWeek>().Select(day => day.ToLowerInvariant())];

    /// <summary>Names everything that is wrong.</summary>
    public static void Check(BrandSettings brand, Action<string, string> fault)
    {
        if (brand.Notify is not { } notify)
        {
            return;
        }

        var (webhooks, addresses) = (notify.Webhooks ?? [], notify.Email ?? []);
        if (webhooks.Count > MostWebhooks)
        {
            fault("notify.webhooks", string.Create(CultureInfo.InvariantCulture, $"{webhooks.Count} webhooks are too many: {MostWebhooks} at most."));
        }

        foreach (var (webhook, index) in webhooks.Select((webhook, index) => (webhook, index)))
        {
            if (!BrandId.IsValid(webhook?.Secret))
            {
                fault($"notify.webhooks.{index}.secret", $"{Shown(webhook?.Secret)} is no name of a secret: {BrandId.Rule}. The address itself does not stand here, since whoever has it can post.");
            }

            if (!WebhookForms.All.Contains(webhook?.Form))
            {
                fault($"notify.webhooks.{index}.form", $"{Shown(webhook?.Form)} is no form: {string.Join(", ", WebhookForms.All)}.");
            }
        }

        if (webhooks.OfType<WebhookSettings>().GroupBy(webhook => webhook.Secret).Any(same => same.Count() > 1))
        {
            fault("notify.webhooks", "A secret is named twice: everything would be posted there twice. Keep one of them.");
        }

        if (addresses.Count > MostAddresses)
        {
            fault("notify.email", string.Create(CultureInfo.InvariantCulture, $"{addresses.Count} addresses are too many: {MostAddresses} at most; a mailing list takes one."));
        }

        foreach (var (address, index) in addresses.Select((address, index) => (address, index)))
        {
            if (address is not { Length: <= 254 } || !Address().IsMatch(address.Trim()))
            {
                fault($"notify.email.{index}", $"{Shown(address)} is no e-mail address: write it as owner@shop.example, without a name.");
            }
        }

        if (notify.Weekday is { } day && day != Never && !Days.Contains(day))
        {
            fault("notify.weekday", $"{Shown(day)} is no day of the week: monday to sunday, or never.");
        }

        var most = brand.LookBackDays ?? 28;
        if (notify.DaysWithoutOrders is { } days && (days < 1 || days > most))
        {
            fault("notify.daysWithoutOrders", string.Create(CultureInfo.InvariantCulture, $"'{days}' cannot be: 1 to {most}, the days that are read again each night."));
        }
    }

    /// <summary>Makes a plan of settings that <see cref="Check"/> found nothing wrong with.</summary>
    public static NotifyPlan? Build(NotifySettings? notify) => notify is null ? null : new NotifyPlan
    {
        Webhooks = [.. (notify.Webhooks ?? []).Select(webhook => new WebhookTarget(webhook.Secret!, webhook.Form!))],
        Email = [.. (notify.Email ?? []).Select(address => address.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)],
        Weekday = notify.Weekday == Never ? null : notify.Weekday is { } day ? Enum.Parse<DayOfWeek>(day, ignoreCase: true) : DayOfWeek.Monday,
        DaysWithoutOrders = notify.DaysWithoutOrders,
    };

    private static string Shown(string? text) => $"'{BrandId.Shown(text ?? "")}'";

    // The part of RFC 5321 that people have: nothing that could end a header or begin a second address.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{3,189}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\z")]
    private static partial Regex Address();
}
