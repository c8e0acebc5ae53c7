namespace SocialFunnel.Analysis;

/// <summary>A post whose lifetime counters were looked at on several days.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Source">The source that looked.</param>
/// <param name="Published">The brand's day it was published.</param>
/// <param name="Counts">What the counters showed, oldest first, a day each.</param>
public sealed record CountedPost(Account Account, string Source, DateOnly Published, IReadOnlyList<PostCount> Counts);

/// <summary>Lifetime counters at the end of a day; each null where the platform does not tell it.</summary>
/// <param name="Day">The day.</param>
/// <param name="RetrievedAt">When they were read.</param>
/// <param name="Impressions">How often it was shown.</param>
/// <param name="Likes">Reactions.</param>
/// <param name="Comments">Comments and replies.</param>
/// <param name="Shares">Shares.</param>
/// <param name="Clicks">Clicks on links.</param>
public sealed record PostCount(DateOnly Day, DateTimeOffset RetrievedAt, decimal? Impressions, decimal? Likes, decimal? Comments, decimal? Shares, decimal? Clicks);
