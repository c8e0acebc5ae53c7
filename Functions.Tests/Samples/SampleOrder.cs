namespace SocialFunnel.Samples;

/// <summary>An order of the sample.</summary>
/// <param name="Number">Its number in the shop.</param>
/// <param name="At">When, in Berlin.</param>
/// <param name="Cents">Value without tax and shipping.</param>
/// <param name="Cancelled">Whether it was called off.</param>
/// <param name="Customer">The customer.</param>
/// <param name="IsNew">Whether it is the customer's first.</param>
/// <param name="Code">The discount code; empty for none.</param>
/// <param name="Answer">The buyer's answer; empty for none.</param>
/// <param name="Journey">The visitor; empty where nobody knows.</param>
internal sealed record SampleOrder(int Number, DateTime At, int Cents, bool Cancelled, string Customer, bool IsNew, string Code, string Answer, string Journey)
{
    /// <summary>What of the value was given back in all.</summary>
    public int RefundedCents { get; init; }
}
