namespace SocialFunnel.Samples;

/// <summary>What a platform of the sample counted on a day.</summary>
internal sealed record SampleDay(
    DateOnly Day, SampleChannel Channel, int Followers, int Gained, int Lost, int Seen, int Liked, int Commented, int Shared, int Clicked, int Published, int Replied);
