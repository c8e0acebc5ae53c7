using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialFunnel.Access;
using SocialFunnel.Entries;
using SocialFunnel.Notices;
using SocialFunnel.Outbound;
using SocialFunnel.Privacy;
using SocialFunnel.Reports;
using SocialFunnel.Runs;
using SocialFunnel.Secrets;
using SocialFunnel.Sources;
using SocialFunnel.Store;

namespace SocialFunnel.Hosting;

/// <summary>Everything the functions need, for both hosts; free of worker types.</summary>
public static class SocialFunnelServices
{
    /// <exception cref="FormatException">When first resolved, if the storage setting is malformed.</exception>
    public static IServiceCollection AddSocialFunnel(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(configuration);

        // The worker's queue serializer reads the first, HTTP the second: both write the same JSON.
        services.Configure<JsonSerializerOptions>(Json.Apply);
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));

        services.TryAddSingleton(_ => new CustomerKeys(Secret(configuration, CustomerKeys.Setting)));
        services.TryAddSingleton(provider => new Lazy<CustomerKeys>(provider.GetRequiredService<CustomerKeys>));
        services.TryAddSingleton(provider => new SignedLinks(Secret(configuration, SignedLinks.Setting), provider.GetRequiredService<TimeProvider>()));
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddOutbound().AddSecrets().AddSources().AddExchangeRates().AddStore().AddRuns().AddEntries().AddAccess(configuration).AddNotices().AddPrivacy();
    }

    private static byte[] Secret(IConfiguration configuration, string setting) => configuration[setting] is { Length: > 0 } key
        ? SecretKey.FromSetting(setting, key)
        : throw new InvalidOperationException($"{setting} is missing: set it to a secret of {SecretKey.LeastBytes} characters or more, and keep it.");

    private static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton<Tables>()
        .AddSingleton<BrandSettingsReader>()
        .AddSingleton<BrandStore>()
        .AddSingleton<BrandData>()
        .AddSingleton<BrandBackup>()
        .AddSingleton<RunStore>()
        .AddSingleton<NoticeStore>()
        .AddSingleton<ForgottenStore>()
        .AddSingleton<ReadingStore>()
        .AddSingleton<ReadingLoader>()
        .AddSingleton<FactsLoader>()
        .AddSingleton<ImportStore>()
        .AddSingleton<ResultStore>()
        .AddSingleton<FunnelResults>()
        .AddSingleton<ReportSnapshots>();

    private static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<MessageTraces>()
            .AddSingleton<RunOpener>()
            .AddSingleton<Nights>()
            .AddSingleton<WaitingPulls>()
            .AddSingleton<ImportWorker>()
            .AddSingleton<ImportUpload>()
            .AddSingleton<PullWorker>()
            .AddSingleton<NoticePlanner>()
            .AddSingleton<AnalysisWorker>()
            .AddSingleton<Deadlines>()
            .AddSingleton<RoiReports>()
            .AddReports();
    }

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ReportReader>()
        .AddSingleton<ReportAnswers>();

    private static IServiceCollection AddEntries(this IServiceCollection services) => services
        .AddSingleton<HoursBook>()
        .AddSingleton<WorksheetBook>()
        .AddSingleton<HoursForm>()
        .AddSingleton<WorksheetFile>()
        .AddSingleton<WorksheetForm>();

    private static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => OperatorKey.From(configuration));
        return services
            .AddSingleton<Callers>()
            .AddSingleton<KeyRequests>()
            .AddSingleton<KeyStore>()
            .AddSingleton<PlatformAccount>()
            .AddSingleton<SharedLinks>()
            .AddSingleton<ShareStore>()
            .AddSingleton<BrandAccess>();
    }

    private static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<BrandTraces>()
            .AddSingleton<CustomerErasure>()
            .AddSingleton<ErasureStore>()
            .AddSingleton<ErasureWorker>()
            .AddSingleton<PrivacyRequests>()
            .AddSingleton<Retention>();
    }
}
