namespace SocialFunnel.Entries;

/// <summary>Columns of the worksheet besides the platforms.</summary>
internal static class WorksheetColumns
{
    public const string Number = "number";
    public const string Order = "order";
    public const string Day = "day";
    public const string Orders = "orders";
    public const string Skip = "skip";

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Number, Order, Day, Orders, Skip];
}
