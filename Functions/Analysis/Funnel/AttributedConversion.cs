using SocialFunnel.Analysis.Attribution;
using SocialFunnel.Analysis.Channels;

namespace SocialFunnel.Analysis;

/// <summary>A conversion, what it brought, and who gets the credit.</summary>
/// <param name="Conversion">The conversion.</param>
/// <param name="Revenue">Net revenue in the brand's currency; null where it is unknown or has no rate.</param>
/// <param name="IsNew">Whether it won a new customer; null when nobody can tell.</param>
/// <param name="Touches">How many touches are known to have come before it.</param>
/// <param name="Credits">For each model, the channels' parts; they sum to the conversion and its revenue.</param>
internal sealed record AttributedConversion(
    ConversionReading Conversion, decimal? Revenue, bool? IsNew, int Touches, IReadOnlyDictionary<string, IReadOnlyList<ChannelCredit>> Credits)
{
    /// <summary>The model that money is told by: it is the one every shop and analytics tool can be held against.</summary>
    public const string Headline = "last-non-direct";

    /// <summary>The channel of the headline model, which never splits.</summary>
    public string Channel => Credits[Headline][0].Channel;

    /// <summary>Whether anybody knows where it came from.</summary>
    public bool IsAttributed => Channel is not (Mediums.Direct or Mediums.Unknown);
}
