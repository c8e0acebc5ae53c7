using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

/// <summary>Says up or down, and nothing else, to anybody.</summary>
public sealed class GetHealth(Tables tables)
{
    [Function(nameof(GetHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await (await tables.Brands).QueryAsync<TableEntity>(maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellation).FirstOrDefaultAsync(cancellation);
            return TypedResults.Ok(new Health("up"));
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return TypedResults.Json(new Health("down"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>The answer of <see cref="GetHealth"/>.</summary>
/// <param name="Status"><c>up</c> when storage answers, else <c>down</c>.</param>
public sealed record Health(string Status);
