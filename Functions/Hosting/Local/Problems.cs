using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;

namespace SocialFunnel.Hosting.Local;

/// <summary>Answers of the host itself when a request reaches no function or a function fails, as RFC 9457 problems without inner details.</summary>
internal static class Problems
{
    internal static IResult Unauthorized() => TypedResults.Problem(statusCode: 401,
        detail: $"Send the key in the header {FunctionKeys.Header} or in the query as code. The local host prints it when it starts.");

    internal static IResult NoRoute() => TypedResults.Problem(statusCode: 404, detail: "No function has this address and method.");

    internal static IResult BadArgument(string name, string expected) => TypedResults.Problem(statusCode: 400, detail: $"{name} in the address is not {expected}.");

    /// <summary>Turns exceptions into answers; the middleware logs them.</summary>
    internal static void UseProblems(this WebApplication app) => app.UseExceptionHandler(handler => handler.Run(context =>
    {
        var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : 500;
        return TypedResults.Problem(statusCode: status, detail: status == 500 ? "The function failed; the log of the host says why." : null).ExecuteAsync(context);
    }));
}
