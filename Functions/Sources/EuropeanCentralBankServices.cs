using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SocialFunnel.Sources;

/// <summary>Registers the reference rates.</summary>
public static class EuropeanCentralBankServices
{
    /// <summary>Adds <see cref="EuropeanCentralBank"/>, its client, and its settings (section <c>SocialFunnel:ExchangeRates</c>).</summary>
    public static IServiceCollection AddExchangeRates(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EuropeanCentralBankOptions>()
            .BindConfiguration(EuropeanCentralBankOptions.Section)
            .Validate(options => options.Address.IsAbsoluteUri && options.Address.Scheme is "https" or "http", "SocialFunnel:ExchangeRates:Address must be an address that starts with https://.")
            .Validate(options => options.RefreshAfter > TimeSpan.Zero && options.RetryAfter > TimeSpan.Zero, "SocialFunnel:ExchangeRates:RefreshAfter and RetryAfter must be more than 0, such as 06:00:00.")
            .ValidateOnStart();
        services.AddHttpClient(EuropeanCentralBank.ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(30);
            client.MaxResponseContentBufferSize = EuropeanCentralBank.LongestAnswer;
        });
        services.TryAddSingleton<EuropeanCentralBank>();
        return services;
    }
}
