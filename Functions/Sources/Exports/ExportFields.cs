namespace SocialFunnel.Sources.Exports;

/// <summary>What columns of several forms have in common, read from a row.</summary>
internal static class ExportFields
{
    /// <summary>The columns <c>platform</c> and <c>account</c>; without an account it is <c>main</c>.</summary>
    public static Account Account(this ExportRow row)
    {
        var name = row.Required("platform", 100);
        if (!Platform.TryParse(name, out var platform))
        {
            row.Refuse("platform", name, $"is no name of a platform: {Platform.Rule}.");
        }

        var account = (row.Text("account", 100) ?? "").TrimStart('@');
        return new Account(platform, account.Length == 0 ? "main" : account);
    }

    /// <summary>A whole number of 0 or more.</summary>
    public static decimal? Count(this ExportRow row, string column) => row.Number(column, 0, Cells.MostCount, whole: true);

    /// <summary>A whole number that may be negative.</summary>
    public static decimal? Change(this ExportRow row, string column) => row.Number(column, -Cells.MostCount, Cells.MostCount, whole: true);

    /// <summary>A whole number of 0 to 2,147,483,647.</summary>
    public static int? SmallCount(this ExportRow row, string column) => (int?)row.Number(column, 0, int.MaxValue, whole: true);

    /// <summary>An amount of 0 or more in a currency.</summary>
    public static Money? Money(this ExportRow row, string column, string currency) =>
        row.Number(column, 0, Cells.MostMoney) is { } amount && SocialFunnel.Money.IsCurrency(currency) ? new Money(amount, currency) : null;

    /// <summary>The column <c>currency</c>; the brand's currency when empty.</summary>
    public static string Currency(this ExportRow row)
    {
        var text = row.Text("currency", 100);
        var currency = text?.ToUpperInvariant() ?? row.File.Pull.Context.Brand.Currency;
        if (text is not null && !Currencies.IsKnown(currency))
        {
            row.Refuse("currency", text, "is no ISO 4217 currency: write three letters such as EUR or USD.");
        }

        return currency;
    }

    /// <summary>Yes or no.</summary>
    public static bool? Flag(this ExportRow row, string column)
    {
        var text = row.Text(column, 100);
        bool? flag = text?.ToLowerInvariant() switch
        {
            "true" or "yes" or "1" => true,
            "false" or "no" or "0" => false,
            _ => null,
        };
        if (flag is null && text is not null)
        {
            row.Refuse(column, text, "is neither true nor false: write true, false, yes, no, 1 or 0.");
        }

        return flag;
    }

    /// <summary>The id of a journey; one that holds an e-mail address becomes a keyed hash.</summary>
    public static string? Journey(this ExportRow row) => row.Raw("journey")?.Contains('@') == true ? row.File.Pull.CustomerKey(row.Raw("journey")!) : row.Text("journey", 200);
}
