using System.Text.Json;

namespace SocialFunnel.Access;

/// <summary>
/// Who signed in with Microsoft Entra ID, as App Service authentication tells it in the header <c>X-MS-CLIENT-PRINCIPAL</c>
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities). The platform takes the header out of requests from outside
/// only while its authentication is on; so it is believed only where a setting and the platform both say so.
/// </summary>
public sealed class PlatformAccount(IConfiguration configuration)
{
    /// <summary>Setting that lets accounts in.</summary>
    public const string Setting = "SocialFunnel:Entra:Enabled";

    /// <summary>Header by which the platform tells who signed in.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>What the platform sets while its authentication is on.</summary>
    internal const string PlatformSetting = "WEBSITE_AUTH_ENABLED";

    private const string OperatorRole = "operator";
    private const int LongestHeader = 64 * 1024;

    // The names under which Entra ID gives the roles of an app.
    private static readonly string[] RoleClaims = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    private static readonly Dictionary<string, Permission> Permissions = new Dictionary<string, Permission>(StringComparer.Ordinal)
    {
        ["read"] = Permission.Read,
        ["write"] = Permission.Write,
        ["administer"] = Permission.Administer,
    };

    private static readonly JsonSerializerOptions Json = new() { MaxDepth = 4, PropertyNameCaseInsensitive = false };

    private readonly bool isOn = configuration.GetValue(Setting, false) && configuration.GetValue(PlatformSetting, false);

    /// <summary>Who signed in; a stranger when nobody did, or when the account has no role here.</summary>
    internal Caller Of(HttpRequest request) => !isOn || Read(request.Headers[Header].ToString()) is not { AuthType: "aad" } principal || IsFromElsewhere(request)
        ? new Caller.Stranger()
        : From([.. (principal.Claims ?? []).OfType<Claim>().Where(claim => RoleClaims.Contains(claim.Type, StringComparer.Ordinal)).Select(claim => claim.Value ?? "")]);

    /// <summary>Roles of the app: <c>operator</c> for all brands; <c>read:BRAND</c>, <c>write:BRAND</c>, <c>administer:BRAND</c> for one.</summary>
    internal static Caller From(IReadOnlyCollection<string> roles)
    {
        if (roles.Contains(OperatorRole, StringComparer.Ordinal))
        {
            return new Caller.Operator();
        }

        var brands = new Dictionary<string, Permission>(StringComparer.Ordinal);
        foreach (var role in roles)
        {
            if (role.Split(':') is [var word, var brand] && BrandId.IsValid(brand) && Permissions.TryGetValue(word, out var permission) && permission > brands.GetValueOrDefault(brand))
            {
                brands[brand] = permission;
            }
        }

        return brands.Count == 0 ? new Caller.Stranger() : new Caller.Known(brands);
    }

    // The platform signs people in with a cookie, which a browser also sends with a form of a hostile page.
    private static bool IsFromElsewhere(HttpRequest request) => !HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    private static Principal? Read(string header)
    {
        if (header.Length is 0 or > LongestHeader)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), Json);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Principal(
        [property: System.Text.Json.Serialization.JsonPropertyName("auth_typ")] string? AuthType,
        [property: System.Text.Json.Serialization.JsonPropertyName("claims")] IReadOnlyList<Claim>? Claims);

    private sealed record Claim(
        [property: System.Text.Json.Serialization.JsonPropertyName("typ")] string? Type,
        [property: System.Text.Json.Serialization.JsonPropertyName("val")] string? Value);
}
