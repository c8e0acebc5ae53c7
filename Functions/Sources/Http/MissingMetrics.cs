namespace SocialFunnel.Sources.Http;

/// <summary>Lets one metric be missing where the others still come.</summary>
public static class MissingMetrics
{
    /// <summary>Reads one metric, or several that stand or fall together. Where the vendor has retired it or a permission for it is missing, this is noted and the result is null.</summary>
    /// <param name="context">The pull.</param>
    /// <param name="metric">Its name for people.</param>
    /// <param name="read">Reads it.</param>
    public static async Task<T?> OrMissing<T>(this PullContext context, string metric, Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (VendorException missing) when (missing.Kind is VendorErrorKind.MetricRetired or VendorErrorKind.PermissionMissing)
        {
            context.Refusals.Note($"{metric}: missing. {missing.Message}");
            return null;
        }
    }
}
