using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace SocialFunnel.Hosting.Local;

/// <summary>The one route of the Functions host's own that the local host offers: run a timer function now.</summary>
internal static class AdminRoutes
{
    internal static void MapAdmin(this IEndpointRouteBuilder routes) => routes.MapPost("/admin/functions/{name}", (HttpContext context) =>
    {
        var services = context.RequestServices;
        var name = context.Request.RouteValues["name"]!.ToString()!;
        IResult result = !services.GetRequiredService<FunctionKeys>().Allows(AuthorizationLevel.Admin, context.Request) ? Problems.Unauthorized()
            : services.GetRequiredService<FunctionScheduler>().TryRunNow(name) ? TypedResults.Accepted((string?)null)
            : TypedResults.Problem(statusCode: 404, detail: "There is no timer function of that name.");
        return result.ExecuteAsync(context);
    });
}
