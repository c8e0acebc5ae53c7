namespace SocialFunnel.Analysis;

/// <summary>What may stand in a result: a finite number that is not negative zero, else null.</summary>
internal static class Finite
{
    private const double Largest = 1e15;

    /// <summary>A number without a negative zero; null for NaN and infinity.</summary>
    public static double? Or(double? value) => value is { } number && double.IsFinite(number) ? number + 0.0 : null;

    /// <summary>A statistic as money; null where a decimal with cents cannot hold it.</summary>
    public static decimal? Money(double? value) => value is { } number && Math.Abs(number) < Largest ? Plain((decimal)number) : null;

    /// <summary>An amount without a negative zero, which decimals have, too.</summary>
    public static decimal Plain(decimal value) => value == 0 ? 0 : value;

    /// <summary>The same for an amount that may be unknown.</summary>
    public static decimal? Plain(decimal? value) => value is { } amount ? Plain(amount) : null;

    /// <summary>A quotient; null where there is nothing to divide by, or so little that the result means nothing.</summary>
    public static decimal? Ratio(decimal part, decimal? whole) =>
        whole is > 0 && Math.Abs((double)part / (double)whole.Value) < Largest ? Plain(part / whole.Value) : null;
}
