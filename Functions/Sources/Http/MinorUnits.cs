namespace SocialFunnel.Sources.Http;

/// <summary>Amounts as payment providers write them: in the smallest unit that they know of a currency.</summary>
internal static class MinorUnits
{
    // https://docs.stripe.com/currencies
    private static readonly HashSet<string> Whole = ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly HashSet<string> Thousandths = ["BHD", "JOD", "KWD", "OMR", "TND"];

    /// <summary>The amount in units of the currency.</summary>
    /// <param name="amount">In the smallest unit.</param>
    /// <param name="currency">ISO 4217 code in capitals.</param>
    public static decimal ToUnits(decimal amount, string currency) => Whole.Contains(currency) ? amount : Thousandths.Contains(currency) ? amount / 1000 : amount / 100;
}
