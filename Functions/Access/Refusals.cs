namespace SocialFunnel.Access;

/// <summary>Answers to those who may not, as RFC 9457 problem details. None says whether a brand exists.</summary>
internal static class Refusals
{
    /// <summary>401.</summary>
    public static IResult NoKey() => TypedResults.Problem(
        $"Send a key in the header {Callers.Header}, or in the query as {Callers.Query}: the operator's, or one of this brand. What was sent is none, or no longer one.",
        statusCode: StatusCodes.Status401Unauthorized, title: "A key is needed");

    /// <summary>403 for a key of other brands.</summary>
    public static IResult OtherBrand() => TypedResults.Problem(
        "What you sent is valid, and not for this brand. Keys are for one brand each: send the one of this brand.", statusCode: StatusCodes.Status403Forbidden, title: "Not allowed");

    /// <summary>403 for a key that may do less.</summary>
    public static IResult TooLittle(Permission allowed, Permission needed) => TypedResults.Problem(
        $"You may {Word(allowed)}, and this needs to {Word(needed)}{(needed == Permission.Administer ? ": only the operator's key or account may" : "")}.",
        statusCode: StatusCodes.Status403Forbidden, title: "Not allowed");

    private static string Word(Permission permission) => permission switch
    {
        Permission.Read => "read",
        Permission.Write => "write",
        _ => "administer",
    };
}
