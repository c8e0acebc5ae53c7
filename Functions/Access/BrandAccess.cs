using System.IO;
using SocialFunnel.Reports;
using SocialFunnel.Store;

namespace SocialFunnel.Access;

/// <summary>
/// The one gate of every address that names a brand. It opens only to who proves to be allowed, says the same to everybody else whether or not
/// there is such a brand, and looks nothing up before. A test finds every function that does not stand behind it.
/// </summary>
public sealed class BrandAccess(Callers callers, SharedLinks links, BrandStore brands)
{
    /// <summary>An answer about a brand, or what is the matter with it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="brand">The brand's id, as the address has it.</param>
    /// <param name="needed">What the caller must be allowed.</param>
    /// <param name="answer">The answer, once the brand was found and its settings are valid.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="link">The purpose of signed links that open this address to people without a key; null for none.</param>
    public Task<IResult> Answer(
        HttpRequest request, string brand, Permission needed, Func<Brand, Task<IResult>> answer, CancellationToken cancellation, string? link = null) =>
        link is not null && request.Query.ContainsKey(LinkToken.Query) && !Callers.HasKey(request)
            ? AnswerLink(request, brand, link, answer, cancellation)
            : Answer(request, brand, needed, answer, problem => problem, cancellation);

    /// <summary>An answer for a function that also gives other things, such as messages.</summary>
    /// <param name="request">The request.</param>
    /// <param name="brand">The brand's id, as the address has it.</param>
    /// <param name="needed">What the caller must be allowed.</param>
    /// <param name="answer">The answer, once the brand was found and its settings are valid.</param>
    /// <param name="otherwise">Wraps the problem when it cannot be given.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<T> Answer<T>(
        HttpRequest request, string brand, Permission needed, Func<Brand, Task<T>> answer, Func<IResult, T> otherwise, CancellationToken cancellation)
    {
        if (await Refusal(request, brand, needed, cancellation) is { } refusal)
        {
            return otherwise(refusal);
        }

        Brand? found;
        try
        {
            found = await brands.Find(brand, cancellation);
        }
        catch (InvalidDataException invalid)
        {
            return otherwise(Problem.Unusable(brand, invalid));
        }

        return found is null ? otherwise(Problem.NoBrand(brand)) : await answer(found);
    }

    /// <summary>An answer that does not need the brand to be there, or its settings to be valid, or that looks it up itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="brand">The brand's id, as the address has it.</param>
    /// <param name="needed">What the caller must be allowed.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="link">The purpose of signed links that open this address to people without a key; null for none.</param>
    public async Task<IResult> Answer(
        HttpRequest request, string brand, Permission needed, Func<Task<IResult>> answer, CancellationToken cancellation, string? link = null) =>
        link is not null && request.Query.ContainsKey(LinkToken.Query) && !Callers.HasKey(request)
            ? await AnswerLink(request, brand, link, _ => answer(), cancellation)
            : await Refusal(request, brand, needed, cancellation) ?? await answer();

    /// <summary>The same for a function that also gives other things, such as messages.</summary>
    public async Task<T> AnswerAny<T>(
        HttpRequest request, string brand, Permission needed, Func<Task<T>> answer, Func<IResult, T> otherwise, CancellationToken cancellation) =>
        await Refusal(request, brand, needed, cancellation) is { } refusal ? otherwise(refusal) : await answer();

    /// <summary>An answer to whoever holds a signed link, and to nobody else: the address of a form, or of a page without an account.</summary>
    public async Task<IResult> AnswerLink(HttpRequest request, string brand, string purpose, Func<Brand, Task<IResult>> answer, CancellationToken cancellation)
    {
        Protect(request);
        return await links.Open(request, purpose, brand, cancellation) is { } found ? await answer(found) : Page.Forbidden();
    }

    /// <summary>An answer for whoever proves anything at all, with the brands it is about: null for all of them.</summary>
    public async Task<IResult> AnswerVisible(HttpRequest request, Func<IReadOnlyCollection<string>?, Task<IResult>> answer, CancellationToken cancellation)
    {
        Protect(request);
        return await callers.Of(request, cancellation) switch
        {
            Caller.Operator => await answer(null),
            Caller.Known known => await answer([.. known.Brands.Keys]),
            _ => Refusals.NoKey(),
        };
    }

    private async Task<IResult?> Refusal(HttpRequest request, string brand, Permission needed, CancellationToken cancellation)
    {
        Protect(request);
        var caller = await callers.Of(request, cancellation);
        return caller is Caller.Stranger ? Refusals.NoKey()
            : caller.With(brand) is not { } allowed ? Refusals.OtherBrand()
            : allowed < needed ? Refusals.TooLittle(allowed, needed)
            : null;
    }

    // An answer may hold what only this caller may see, and an address the caller's key.
    private static void Protect(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
