using Microsoft.AspNetCore.Http.HttpResults;
using SocialFunnel.Reports;

namespace SocialFunnel.Access;

/// <summary>Makes, lists, replaces and takes away the keys of a brand.</summary>
public sealed class KeyRequests(KeyStore keys)
{
    internal const int MostDays = 3650;
    internal const int MostOverlapHours = 168;

    private static readonly TimeSpan UsualOverlap = TimeSpan.FromHours(24);

    /// <summary>Makes a key.</summary>
    public async Task<IResult> Create(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        if (await SmallJson.Read<NewKey>(request, "{ \"label\": \"Power BI\", \"permission\": \"read\", \"days\": 365 }", faults, cancellation) is not { } wanted || !IsValid(wanted, faults))
        {
            return Problem.Invalid("The key cannot be made.", faults);
        }

        return await keys.Create(brand.Id, wanted.Label!.Trim(), wanted.Permission!.Value, wanted.Days is { } days ? TimeSpan.FromDays(days) : null, cancellation) is { } made
            ? Once(request, TypedResults.Created($"{request.PathBase}{request.Path}/{made.About.Id}", made))
            : Problem.Conflict($"Brand '{brand.Id}' has {KeyStore.Most} keys, as many as it may have: revoke one that is no longer used.");
    }

    /// <summary>Lists the keys.</summary>
    public async Task<IResult> List(string brand, CancellationToken cancellation) =>
        TypedResults.Ok(BrandId.IsValid(brand) ? await keys.List(brand, cancellation) : []);

    /// <summary>Replaces a key.</summary>
    public async Task<IResult> Rotate(HttpRequest request, string brand, string key, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var wanted = await SmallJson.Read(request, "{ \"overlapHours\": 24 }", faults, cancellation, whenEmpty: new Overlap(null));
        if (wanted?.OverlapHours is < 0 or > MostOverlapHours)
        {
            faults.Add(new Fault("overlapHours", $"{wanted.OverlapHours} is out of range: 0 to {MostOverlapHours}; how long the key before opens too."));
        }

        if (wanted is null || faults.Count > 0)
        {
            return Problem.Invalid("The key cannot be replaced.", faults);
        }

        return await keys.Rotate(brand, key, wanted.OverlapHours is { } hours ? TimeSpan.FromHours(hours) : UsualOverlap, cancellation) is { } made
            ? Once(request, TypedResults.Ok(made))
            : NoKey(brand, key);
    }

    /// <summary>Takes a key away.</summary>
    public async Task<IResult> Revoke(string brand, string key, CancellationToken cancellation) =>
        await keys.Revoke(brand, key, cancellation) ? TypedResults.NoContent() : NoKey(brand, key);

    /// <summary>Whether a key can be made as wanted.</summary>
    internal static bool IsValid(NewKey wanted, List<Fault> faults)
    {
        SmallJson.CheckLabel(wanted.Label, faults);
        if (wanted.Permission is not (Permission.Read or Permission.Write))
        {
            faults.Add(new Fault("permission", "Say what the key may do: read or write."));
        }

        if (wanted.Days is < 1 or > MostDays)
        {
            faults.Add(new Fault("days", $"{wanted.Days} is out of range: 1 to {MostDays} days, or leave it away for a key without an end."));
        }

        return faults.Count == 0;
    }

    // The only answer that ever holds the key.
    private static IResult Once(HttpRequest request, IResult answer)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return answer;
    }

    private static ProblemHttpResult NoKey(string brand, string key) => Problem.NotFound($"Brand '{BrandId.Shown(brand)}' has no key '{BrandId.Shown(key)}'. GET /api/brands/BRAND/keys lists them.");

    /// <summary>How a key is asked for.</summary>
    /// <param name="Label">What it is for, 1 to 100 characters; required.</param>
    /// <param name="Permission">What it lets its holder do: read or write; required.</param>
    /// <param name="Days">After this many days it opens nothing; null for no end.</param>
    internal sealed record NewKey(string? Label, Permission? Permission, int? Days);

    /// <summary>How long the key before opens too.</summary>
    private sealed record Overlap(double? OverlapHours);
}
