namespace SocialFunnel;

/// <summary>Whom a brand wants told of what happens, and when.</summary>
public sealed record NotifyPlan
{
    /// <summary>Webhooks, at most 10.</summary>
    public IReadOnlyList<WebhookTarget> Webhooks { get; init; } = [];

    /// <summary>E-mail addresses, at most 20; each appears once.</summary>
    public IReadOnlyList<string> Email { get; init; } = [];

    /// <summary>Day of the weekly digest; null for no digest.</summary>
    public DayOfWeek? Weekday { get; init; } = DayOfWeek.Monday;

    /// <summary>Days without an order after which to tell; null to judge by the brand's usual rate.</summary>
    public int? DaysWithoutOrders { get; init; }
}

/// <summary>A webhook.</summary>
/// <param name="Secret">Name of the secret that holds its address.</param>
/// <param name="Form">What it takes: one of <see cref="WebhookForms"/>.</param>
public sealed record WebhookTarget(string Secret, string Form);

/// <summary>What webhooks take.</summary>
public static class WebhookForms
{
    /// <summary>An incoming webhook of Slack, and of what imitates it, such as Mattermost.</summary>
    public const string Slack = "slack";

    /// <summary>A workflow of Microsoft Teams that posts cards.</summary>
    public const string Teams = "teams";

    /// <summary>Plain JSON, for a program of one's own.</summary>
    public const string Json = "json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Slack, Teams, Json];
}
