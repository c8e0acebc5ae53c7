namespace SocialFunnel;

/// <summary>A tool, fee, or other cost that buys a span of days, spread evenly over them.</summary>
/// <param name="Name">What it is, such as <c>scheduling tool</c>.</param>
/// <param name="Amount">For the whole span, in the brand's currency; 0 or more.</param>
/// <param name="From">First day it buys.</param>
/// <param name="To">Last day it buys, included; not before <paramref name="From"/>.</param>
/// <param name="Platform">The platform it is for; null for one that is shared evenly by all platforms known on the day.</param>
public sealed record CostItem(string Name, decimal Amount, DateOnly From, DateOnly To, Platform? Platform = null);
