namespace SocialFunnel.Benchmarks;

/// <summary>One synthetic account with its planted truth.</summary>
/// <param name="Growth">Net new followers per day, NaN where unknown.</param>
/// <param name="Conversions">Conversions per day, NaN where unknown.</param>
/// <param name="Lag">Planted lag in days, or -1 where nothing leads.</param>
/// <param name="Elasticity">Planted elasticity.</param>
public sealed record World(double[] Growth, double[] Conversions, int Lag = -1, double Elasticity = 0);
