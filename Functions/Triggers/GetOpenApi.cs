using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Gives the OpenAPI document of all addresses.</summary>
public sealed class GetOpenApi
{
    [Function(nameof(GetOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) => ApiDocumentation.Json(request);
}
