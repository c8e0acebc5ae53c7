using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Gives a brand's report, as a page, JSON, CSV or XLSX.</summary>
public sealed class GetReport(BrandAccess access, ReportAnswers report)
{
    [Function(nameof(GetReport))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/report")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, () => report.Give(request, brand, cancellation), cancellation, SharedPage.Report);
}
