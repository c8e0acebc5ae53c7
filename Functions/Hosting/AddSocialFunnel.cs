using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocialFunnel.Runs;
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

        return services.AddSources().AddStore().AddRuns();
    }

    private static IServiceCollection AddStore(this IServiceCollection services) => services
        .AddSingleton<Tables>()
        .AddSingleton<BrandSettingsReader>()
        .AddSingleton<BrandStore>()
        .AddSingleton<RunStore>()
        .AddSingleton<ReadingStore>()
        .AddSingleton<ReadingLoader>()
        .AddSingleton<ResultStore>();

    private static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddOptions<RunOptions>().BindConfiguration(RunOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<RunOpener>()
            .AddSingleton<Nights>()
            .AddSingleton<PullWorker>()
            .AddSingleton<AnalysisWorker>()
            .AddSingleton<Deadlines>();
    }
}
