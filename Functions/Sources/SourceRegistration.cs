using System.Diagnostics.CodeAnalysis;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>The table of connectors, alphabetical. A new one is one line here; a brand that configures it has it.</summary>
public static class SourceRegistration
{
    /// <summary>Registers every connector under the name a brand's settings use.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        return services.AddSingleton<SourceTable>().AddSingleton<VendorClient>().AddSingleton<OAuthClient>().AddSingleton<OAuthLogin>().AddSingleton<SignIns>()
            .Add<BlueskySource, BlueskyProgramOptions>("bluesky")
            .AddExportFiles().Add<ExportsSource>("exports")
            .Add<FeedSource>("feed")
            .AddSingleton<LinkedInSignIn>().Add<LinkedInSource, LinkedInProgramOptions>("linkedin")
            .Add<MastodonSource>("mastodon")
            .AddSingleton<ShopifySignIn>().Add<ShopifySource, ShopifyProgramOptions>("shopify")
            .Add<StripeSource, StripeProgramOptions>("stripe")
            .AddSingleton<XSignIn>().AddSingleton<Spending>().Add<XSource, XProgramOptions>("x");
    }

    // Settings of the program that a connector takes as IOptions stand in the section SocialFunnel:NAME.
    private static IServiceCollection Add<TSource, TOptions>(this IServiceCollection services, string type)
        where TSource : class, ISource
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration($"SocialFunnel:{type}");
        return services.Add<TSource>(type);
    }

    private static IServiceCollection Add<TSource>(this IServiceCollection services, string type)
        where TSource : class, ISource =>
        services.AddSingleton<TSource>().AddSingleton(provider => new SourceEntry(type, provider.GetRequiredService<TSource>()));
}

/// <summary>A connector and its name.</summary>
public sealed record SourceEntry(string Type, ISource Source);

/// <summary>Finds connectors by their name.</summary>
public sealed class SourceTable(IEnumerable<SourceEntry> entries)
{
    private readonly SortedDictionary<string, ISource> byType = new(entries.ToDictionary(entry => entry.Type, entry => entry.Source), StringComparer.Ordinal);

    /// <summary>Names of all connectors, alphabetical.</summary>
    public IEnumerable<string> Types => byType.Keys;

    /// <summary>Finds a connector.</summary>
    public bool TryGet(string type, [NotNullWhen(true)] out ISource? source) => byType.TryGetValue(type, out source);
}
