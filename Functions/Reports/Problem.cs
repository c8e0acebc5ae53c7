using System.IO;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SocialFunnel.Reports;

/// <summary>Answers to requests that cannot be met, as RFC 9457 problem details: what is wrong, with which value, and what would be right.</summary>
public static class Problem
{
    /// <summary>404 for a brand that is not there.</summary>
    public static ProblemHttpResult NoBrand(string brand) => BrandId.IsValid(brand)
        ? NotFound($"There is no brand '{brand}'. PUT /api/brands/{brand} creates it, GET /api/brands lists what there is.")
        : NotFound($"'{BrandId.Shown(brand)}' is no id of a brand: {BrandId.Rule}.");

    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    /// <summary>409 for a brand whose stored settings this program cannot use.</summary>
    public static ProblemHttpResult Unusable(string brand, InvalidDataException invalid) => TypedResults.Problem(
        $"{invalid.Message} PUT /api/brands/{brand} with settings that are mends it.", statusCode: StatusCodes.Status409Conflict, title: "The brand's settings are not valid");

    /// <summary>409.</summary>
    public static ProblemHttpResult Conflict(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status409Conflict, title: "Not as things stand");

    /// <summary>413.</summary>
    public static ProblemHttpResult TooLarge(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status413PayloadTooLarge, title: "Too large");

    /// <summary>400 with all faults, by field.</summary>
    public static ValidationProblem Invalid(string title, IEnumerable<Fault> faults) => TypedResults.ValidationProblem(
        faults.GroupBy(fault => fault.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Select(fault => fault.Problem).ToArray()), title: title);
}
