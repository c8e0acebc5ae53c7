namespace SocialFunnel.Analysis;

/// <summary>Conversions and revenue by channel, for each attribution model.</summary>
internal static class ChannelCredits
{
    /// <summary>Channels that keep their name in a window: anybody who follows a link can invent a <c>utm_source</c>.</summary>
    public const int MostChannels = 100;

    /// <summary>The channel that stands for all the others.</summary>
    public const string Other = "other";

    /// <summary>The credits of a window, by model, then channel.</summary>
    public static IReadOnlyList<ModelCredit> Of(Window window, IEnumerable<AttributedConversion> conversions) => Sum(conversions
        .SelectMany(conversion => conversion.Credits.SelectMany(model => model.Value.Select(credit =>
            new ModelCredit(model.Key, credit.Channel, window, credit.Conversions, credit.Value)))));

    /// <summary>
    /// The credits of the channels with the most conversions by the headline model (of equals the first by name), the same for every model;
    /// the others are summed as <see cref="Other"/>.
    /// </summary>
    public static IReadOnlyList<ModelCredit> Bounded(IReadOnlyList<ModelCredit> credits)
    {
        var kept = credits.GroupBy(credit => credit.Channel, StringComparer.Ordinal)
            .OrderByDescending(channel => channel.Where(credit => credit.Model == AttributedConversion.Headline).Sum(credit => credit.Conversions))
            .ThenBy(channel => channel.Key, StringComparer.Ordinal)
            .Take(MostChannels)
            .Select(channel => channel.Key)
            .ToHashSet(StringComparer.Ordinal);
        return Sum(credits.Select(credit => kept.Contains(credit.Channel) ? credit : credit with { Channel = Other }));
    }

    private static IReadOnlyList<ModelCredit> Sum(IEnumerable<ModelCredit> credits) =>
        [.. credits.GroupBy(credit => (credit.Model, credit.Channel))
            .OrderBy(group => group.Key.Model, StringComparer.Ordinal).ThenBy(group => group.Key.Channel, StringComparer.Ordinal)
            .Select(group => group.First() with { Conversions = group.Sum(credit => credit.Conversions), Revenue = group.Sum(credit => credit.Revenue) })];
}
