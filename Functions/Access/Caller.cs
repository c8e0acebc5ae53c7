namespace SocialFunnel.Access;

/// <summary>Who asks, as far as a request proves it.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>What the caller may do with a brand; null for nothing.</summary>
    public abstract Permission? With(string brand);

    /// <summary>Somebody who may do anything with any brand.</summary>
    public sealed record Operator : Caller
    {
        /// <inheritdoc/>
        public override Permission? With(string brand) => Permission.Administer;
    }

    /// <summary>Somebody who proves nothing.</summary>
    public sealed record Stranger : Caller
    {
        /// <inheritdoc/>
        public override Permission? With(string brand) => null;
    }

    /// <summary>Somebody whom a key or an account lets see some brands.</summary>
    /// <param name="Brands">Ids of the brands, and what is allowed with each.</param>
    public sealed record Known(IReadOnlyDictionary<string, Permission> Brands) : Caller
    {
        /// <inheritdoc/>
        public override Permission? With(string brand) => Brands.TryGetValue(brand, out var permission) ? permission : null;
    }
}
