using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Shows the addresses, what they take and what they answer, to a person.</summary>
public sealed class GetDocs
{
    [Function(nameof(GetDocs))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request) => ApiDocumentation.Page(request);
}
