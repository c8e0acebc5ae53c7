namespace SocialFunnel.Notices;

/// <summary>What sending notices needs.</summary>
internal static class NoticeServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<SmtpOptions>, SmtpCheck>()
            .AddSingleton<NoticeContents>()
            .AddSingleton<WebhookAddresses>()
            .AddSingleton<WebhookPost>()
            .AddSingleton<MailPost>()
            .AddSingleton<NoticeSender>();
    }

    private sealed class SmtpCheck : IValidateOptions<SmtpOptions>
    {
        public ValidateOptionsResult Validate(string? name, SmtpOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
