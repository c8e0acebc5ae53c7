using System.Reflection;

namespace SocialFunnel.Analysis;

/// <summary>Looks through all numbers of a result: none may be NaN, infinite, or negative zero.</summary>
internal static class PlainNumbers
{
    public static void Assert(object result)
    {
        foreach (var property in result.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var where = $"{result.GetType().Name}.{property.Name}";
            switch (property.GetValue(result))
            {
                case double number:
                    Xunit.Assert.True(double.IsFinite(number) && !(number == 0 && double.IsNegative(number)), $"{where} is {number}");
                    break;
                case decimal amount:
                    Xunit.Assert.False(amount == 0 && decimal.IsNegative(amount), $"{where} is negative zero");
                    break;
                default:
                    break;
            }
        }
    }
}
