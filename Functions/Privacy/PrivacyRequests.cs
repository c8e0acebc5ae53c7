using SocialFunnel.Access;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Privacy;

/// <summary>Takes the wishes of people to be forgotten.</summary>
public sealed class PrivacyRequests(ErasureStore erasures, BrandStore brands, CustomerErasure customers)
{
    private const int LongestCustomer = 320;

    /// <summary>Begins the deletion of a brand.</summary>
    public async Task<StartedErasure> Delete(HttpRequest request, string brand, CancellationToken cancellation)
    {
        // A brand whose settings are no longer valid can be deleted too, and one that was deleted in part.
        if (!BrandId.IsValid(brand) || (await brands.Settings(brand, cancellation) is null && await erasures.Find(brand, cancellation) is null))
        {
            return new StartedErasure(Problem.NoBrand(brand), []);
        }

        var erasure = await erasures.Begin(brand, cancellation);
        return new StartedErasure(TypedResults.Accepted($"{request.PathBase}{request.Path.Value?.TrimEnd('/')}/erasure", erasure), [new EraseRequest(brand)]);
    }

    /// <summary>Tells where the deletion of a brand stands.</summary>
    public async Task<IResult> Tell(string brand, CancellationToken cancellation) => await erasures.Find(brand, cancellation) is { } erasure
        ? TypedResults.Ok(erasure)
        : Problem.NotFound($"No deletion of brand '{BrandId.Shown(brand)}' is known. DELETE /api/brands/BRAND begins one; it is remembered for {ErasureWorker.Remembered.TotalDays:0} days.");

    /// <summary>Forgets a customer of a brand.</summary>
    public async Task<IResult> Forget(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var wanted = await SmallJson.Read<Forgotten>(request, "{ \"customer\": \"somebody@example.org\" }", faults, cancellation);
        if (wanted is not null && wanted.Customer?.Trim() is not { Length: >= 1 and <= LongestCustomer })
        {
            faults.Add(new Fault("customer", $"Write the e-mail address, or whatever else the shop identifies the customer by, in at most {LongestCustomer} characters."));
        }

        return faults.Count > 0 || wanted is null
            ? Problem.Invalid("The customer cannot be forgotten.", faults)
            : TypedResults.Ok(await customers.Forget(brand, wanted.Customer!, cancellation));
    }

    /// <summary>Who wants to be forgotten. It is hashed at once, and neither stored, logged, nor answered.</summary>
    private sealed record Forgotten(string? Customer)
    {
        public override string ToString() => nameof(Forgotten);
    }
}

/// <summary>What the deletion of a brand begins with: the answer, and the work to do.</summary>
public sealed record StartedErasure(IResult Answer, EraseRequest[] Requests);
