using System.Diagnostics.CodeAnalysis;
using SocialFunnel.Access;
using SocialFunnel.Outbound;
using SocialFunnel.Reports;
using SocialFunnel.Secrets;

namespace SocialFunnel.Notices;

/// <summary>The addresses of webhooks. Whoever has one can post, so they are secrets: taken in, never given out.</summary>
public sealed class WebhookAddresses(ISecretStore secrets, OutboundGuard guard)
{
    private const string Source = "notify";

    /// <summary>An address as it may be asked; null where there is none.</summary>
    /// <exception cref="NotTakenException">What is stored is no address that may be asked.</exception>
    internal async Task<Uri?> Find(string brand, string name)
    {
        if (await secrets.Find(NameOf(brand, name), CancellationToken.None) is not { } text)
        {
            return null;
        }

        return Fault(text, out var address) is { } fault ? throw new NotTakenException($"The address of the webhook '{name}' is not asked. {fault}") : address;
    }

    /// <summary>Takes the address of a webhook in.</summary>
    public async Task<IResult> Put(HttpRequest request, Brand brand, string name, CancellationToken cancellation)
    {
        var faults = new List<Fault>();
        var body = await SmallJson.Read<NewAddress>(request, "{ \"url\": \"https://hooks.example/…\" }", faults, cancellation);
        if (!BrandId.IsValid(name))
        {
            faults.Add(new Fault("webhook", $"'{BrandId.Shown(name)}' is no name of a secret: {BrandId.Rule}."));
        }

        if (body is not null && Fault(body.Url, out _) is { } fault)
        {
            faults.Add(new Fault("url", fault));
        }

        if (faults.Count > 0)
        {
            return Problem.Invalid("The webhook's address cannot be taken.", faults);
        }

        await secrets.Save(NameOf(brand.Id, name), body!.Url!.Trim(), cancellation);
        return TypedResults.NoContent();
    }

    private string? Fault(string? text, [NotNullWhen(true)] out Uri? address) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out address)
        ? guard.Fault(address, chosenByBrand: true)
        : "It is no web address: it must begin with https://.";

    private static SecretName NameOf(string brand, string name) => new(brand, Source, name);

    private sealed record NewAddress(string? Url);
}
