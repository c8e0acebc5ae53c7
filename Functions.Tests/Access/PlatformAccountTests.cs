using System.Text;
using Microsoft.AspNetCore.Http;

namespace SocialFunnel.Access;

public sealed class PlatformAccountTests
{
    private const string Roles = "{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"name\",\"val\":\"operator\"},{\"typ\":\"roles\",\"val\":\"read:acme\"},{\"typ\":\"roles\",\"val\":\"write:acme\"},{\"typ\":\"roles\",\"val\":\"read:other\"}],\"name_typ\":\"name\",\"role_typ\":\"name\"}";

    [Fact]
    public void Roles_open_their_brands_and_no_others()
    {
        var caller = Of(Roles);

        Assert.Equal((Permission.Write, Permission.Read, null), (caller.With("acme"), caller.With("other"), caller.With("third")));
        Assert.Equal((null, null), (caller.With("ACME"), caller.With("")));
    }

    [Fact]
    public void Only_a_role_makes_an_operator()
    {
        Assert.IsType<Caller.Operator>(Of("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"http://schemas.microsoft.com/ws/2008/06/identity/claims/role\",\"val\":\"operator\"}]}"));
        Assert.IsType<Caller.Stranger>(Of("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"name\",\"val\":\"operator\"},{\"typ\":\"groups\",\"val\":\"operator\"},{\"typ\":\"Roles\",\"val\":\"operator\"}]}"));
        Assert.IsType<Caller.Stranger>(Of("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"roles\",\"val\":\"Operator\"},{\"typ\":\"roles\",\"val\":\"read:\"},{\"typ\":\"roles\",\"val\":\"read:acme:other\"},{\"typ\":\"roles\",\"val\":\"own:acme\"},{\"typ\":\"roles\"}]}"));
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("true", "False")]
    [InlineData(null, "True")]
    [InlineData("false", "True")]
    public void The_header_is_believed_only_where_setting_and_platform_say_so(string? setting, string? platform) => Assert.IsType<Caller.Stranger>(Of(Roles, setting, platform));

    [Theory]
    [InlineData("github")]
    [InlineData("AAD")]
    [InlineData("")]
    public void Another_providers_account_has_no_roles_here(string provider) =>
        Assert.IsType<Caller.Stranger>(Of(Roles.Replace("\"aad\"", $"\"{provider}\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"auth_typ\":\"aad\"}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[null]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[{\"typ\":\"roles\",\"val\":\"\\ud800\"}]}")]
    [InlineData("{\"auth_typ\":\"aad\",\"claims\":[[[[[[[[1]]]]]]]]}")]
    public void What_cannot_be_read_is_nobody(string json) => Assert.IsType<Caller.Stranger>(Of(json));

    [Fact]
    public void What_is_no_base64_or_too_long_is_nobody()
    {
        Assert.IsType<Caller.Stranger>(Account("true", "True").Of(Request("%%%")));
        Assert.IsType<Caller.Stranger>(Account("true", "True").Of(Request(new string('A', 70_000))));
    }

    [Theory]
    [InlineData("POST", "cross-site", false)]
    [InlineData("DELETE", "same-site", false)]
    [InlineData("POST", "same-origin", true)]
    [InlineData("POST", null, true)]
    [InlineData("GET", "cross-site", true)]
    public void A_form_of_another_site_does_nothing_in_the_name_of_an_account(string method, string? site, bool isHeard)
    {
        var request = Request(Convert.ToBase64String(Encoding.UTF8.GetBytes(Roles)));
        request.Method = method;
        request.Headers["Sec-Fetch-Site"] = site;

        Assert.Equal(isHeard, Account("true", "True").Of(request) is Caller.Known);
    }

    private static Caller Of(string json, string? setting = "true", string? platform = "True") =>
        Account(setting, platform).Of(Request(Convert.ToBase64String(Encoding.UTF8.GetBytes(json))));

    private static PlatformAccount Account(string? setting, string? platform) => new(new ConfigurationBuilder().AddInMemoryCollection(
        [new("SocialFunnel:Entra:Enabled", setting), new("WEBSITE_AUTH_ENABLED", platform)]).Build());

    private static HttpRequest Request(string header)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Headers["X-MS-CLIENT-PRINCIPAL"] = header;
        return request;
    }
}
