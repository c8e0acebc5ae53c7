using System.IO;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Access;
using SocialFunnel.Reports;

namespace SocialFunnel.Triggers;

/// <summary>Tells the return of a brand's platforms, as JSON or CSV.</summary>
public sealed class GetRoi(BrandAccess access, RoiReports reports)
{
    [Function(nameof(GetRoi))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "brands/{brand}/roi")] HttpRequest request, string brand, CancellationToken cancellation) =>
        access.Answer(request, brand, Permission.Read, () => Give(request, brand, cancellation), cancellation);

    private async Task<IResult> Give(HttpRequest request, string brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (RoiQuery.Read(request.Query, faults) is not { } query)
        {
            return Problem.Invalid("The report cannot be given as asked for.", faults);
        }

        try
        {
            return await reports.Find(brand, query, cancellation) switch
            {
                (null, _) => Problem.NoBrand(brand),
                (_, null) when query.Days is { } days =>
                    Problem.Invalid("The report cannot be given as asked for.", [new Fault("from", $"{days.First:O} is not over yet: the last day that can be asked for is yesterday.")]),
                (_, null) => Problem.NotFound($"Brand '{brand}' has no report yet: its first night has not been analysed. POST /api/brands/{brand}/runs runs it now."),
                (_, { } report) when query.Format == ReportFormat.Csv => TypedResults.Text(RoiCsv.Write(report), "text/csv; charset=utf-8"),
                (_, { } report) => TypedResults.Ok(report),
            };
        }
        catch (InvalidDataException invalid)
        {
            return Problem.Unusable(brand, invalid);
        }
    }
}
