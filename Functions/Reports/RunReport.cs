using System.Text.RegularExpressions;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>A run as the API tells it.</summary>
/// <param name="Brand">The brand's id.</param>
/// <param name="Id">The run's id.</param>
/// <param name="Day">The brand's local day; the run reports the days before it.</param>
/// <param name="Trigger">Whether a schedule or a person started it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Deadline">When it is analysed with whatever is there.</param>
/// <param name="Missing">What is missing, a line each.</param>
/// <param name="Pulls">What it asked of each source; empty in the answer that starts a run.</param>
public sealed partial record RunReport(
    string Brand, string Id, DateOnly Day, RunTrigger Trigger, RunState State, DateTimeOffset OpenedAt, DateTimeOffset Deadline,
    IReadOnlyList<string> Missing, IReadOnlyList<PullReport> Pulls)
{
    /// <summary>Tells a run.</summary>
    public static RunReport From(RunStatus status) => new(
        status.Run.Brand, status.Run.Id, status.Run.Day, status.Run.Trigger, status.Run.State, status.Run.OpenedAt, status.Run.Deadline, status.Run.Missing,
        [.. status.Pulls.Select(pull => new PullReport(
            pull.Id, pull.Source, pull.Window.First, pull.Window.Last, pull.State, pull.Readings, pull.Refused, pull.Refusals, pull.Notes, pull.Error))]);

    /// <summary>Answers a request for a run: as a page for a browser, else as JSON.</summary>
    internal IResult Give(HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.Vary = "Accept";
        return request.Query["format"].ToString() switch
        {
            "" => Negotiation.PrefersHtml(request) ? RunPage.Of(this, request) : TypedResults.Ok(this),
            "json" => TypedResults.Ok(this),
            "html" => RunPage.Of(this, request),
            var other => Problem.Invalid("The run cannot be shown as asked for.", [new Fault("format", $"'{BrandId.Shown(other)}' is no format: json or html.")]),
        };
    }

    /// <summary>Whether a text has the form of a run's id.</summary>
    public static bool IsId(string text) => Id_().IsMatch(text);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-[0-9a-f]{1,32})?$")]
    private static partial Regex Id_();
}

/// <summary>A pull as the API tells it.</summary>
/// <param name="Id">Name within the run.</param>
/// <param name="Source">The source asked.</param>
/// <param name="First">First day asked for.</param>
/// <param name="Last">Last day asked for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Readings">Readings taken; null before it ended.</param>
/// <param name="Refused">Rows refused; null before it ended.</param>
/// <param name="Refusals">The first refusals in words.</param>
/// <param name="Notes">What is worth knowing though nothing was refused.</param>
/// <param name="Error">Why the last attempt failed.</param>
public sealed record PullReport(
    string Id, string Source, DateOnly First, DateOnly Last, PullState State, int? Readings, int? Refused, IReadOnlyList<string> Refusals, IReadOnlyList<string> Notes,
    string? Error);
