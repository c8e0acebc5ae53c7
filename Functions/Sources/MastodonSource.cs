using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using SocialFunnel.Secrets;
using SocialFunnel.Sources.Connecting;
using SocialFunnel.Sources.Http;

namespace SocialFunnel.Sources;

/// <summary>Settings of a brand for <see cref="MastodonSource"/>.</summary>
public sealed partial record MastodonOptions : ISourceOptions
{
    /// <summary>The account, such as <c>@acme@mastodon.social</c>.</summary>
    public string? Handle { get; init; }

    /// <summary>The server's address, where it is another than the handle says.</summary>
    public string? Server { get; init; }

    /// <summary>Whether the server wants a sign-in; its token is then in the secret store.</summary>
    public bool SignIn { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Faults()
    {
        if (!Form().IsMatch(Name))
        {
            yield return $"handle is '{Handle}', which is no handle: write it with its server, such as @acme@mastodon.social.";
        }
        else if (Address is null)
        {
            yield return $"server is '{Server}', which is no address: write a host such as social.acme.example.";
        }
    }

    /// <summary>Without a leading @, lower case.</summary>
    internal string Name => (Handle ?? "").Trim().TrimStart('@').ToLowerInvariant();

    internal Uri? Address => Uri.TryCreate(Server is null ? $"https://{Name.Split('@')[^1]}" : Server.Contains("://", StringComparison.Ordinal) ? Server : $"https://{Server}", UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http" && address.Host.Length > 0 ? address : null;

    [GeneratedRegex(@"^[a-z0-9_][a-z0-9_.-]{0,99}@[^@\s/]{3,253}$")]
    private static partial Regex Form();
}

/// <summary>
/// Reads an account of a Mastodon server: followers now, posts with their lifetime counters and links, replies given. A server counts what it has seen
/// itself, and tells no impressions, clicks or profile visits.
/// </summary>
public sealed class MastodonSource(VendorClient http, ISecretStore secrets) : ISource, IConnectable
{
    private static readonly Platform Platform = Platform.Parse("mastodon");

    /// <inheritdoc/>
    public SourceReach Reach { get; } = new(HistoryDays: 400, SliceDays: null);

    /// <inheritdoc/>
    public IEnumerable<string> Faults(SourceSettings settings) => settings.FaultsOf<MastodonOptions>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading> Read(PullContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = context.Settings.Read<MastodonOptions>();
        var vendor = VendorOf(options.Address!);
        var token = options.SignIn
            ? await secrets.Find(TokenOf(context.Brand.Id, context.Source), cancellation) ?? throw vendor.Error(VendorErrorKind.Reauthorise, "no token is stored")
            : null;
        var found = await Lookup(vendor, options.Name, token, cancellation);
        var account = new Account(Platform, options.Name);
        if (context.EndsYesterday)
        {
            yield return new AudienceReading { Account = account, Source = context.Source, Day = context.Window.Last, RetrievedAt = context.RetrievedAt, Followers = found.FollowersCount };
        }

        var paging = new Paging<Status>("posts of Mastodon", (cursor, stop) => Statuses(vendor, found.Id!, token, cursor, stop), status => status.Id!, context.Refusals);
        var timeline = await Timeline.Read(context, paging, status => VendorTime.Of(status.CreatedAt), status => status.Visibility is null or "public" or "unlisted", cancellation);
        foreach (var (status, at, day) in timeline.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            var links = PostLinks.Of(context.Brand, HtmlLinks.Of(status.Content, vendor.Address).Append(status.Card?.Url));
            var answers = AnswersOthers(status, found);
            yield return new PostReading
            {
                Account = account,
                Source = context.Source,
                Day = day,
                RetrievedAt = context.RetrievedAt,
                AsOf = context.Yesterday,
                PostId = status.Id!,
                PublishedAt = at,
                Kind = answers ? "reply" : Kind(status, links),
                OwnLinks = links.Own,
                OtherLinks = links.Other,
                Likes = status.FavouritesCount,
                Comments = status.RepliesCount,
                Shares = status.ReblogsCount + (status.QuotesCount ?? 0),
            };
        }

        foreach (var counts in timeline.Days(account, status => AnswersOthers(status, found)))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return counts;
        }
    }

    /// <inheritdoc/>
    public async Task<JsonObject> Connect(ConnectDialog dialog, CancellationToken cancellation)
    {
        var handle = dialog.Ask("Your handle with its server, such as @acme@mastodon.social", null, answer => new MastodonOptions { Handle = answer }.Faults().FirstOrDefault());
        var options = new MastodonOptions { Handle = handle };
        var settings = new JsonObject { ["handle"] = "@" + options.Name };
        string? token = null;
        while (true)
        {
            try
            {
                var found = await Lookup(VendorOf(options.Address!), options.Name, token, cancellation);
                await Statuses(VendorOf(options.Address!), found.Id!, token, null, cancellation);
                dialog.Say($"Found: @{options.Name}, {found.FollowersCount:0} followers.");
                break;
            }
            catch (VendorException refused) when (token is null && refused.Kind is VendorErrorKind.Reauthorise or VendorErrorKind.PermissionMissing)
            {
                dialog.Say($"{options.Address!.Host} shows this to members only. On {options.Address}settings/applications choose 'New application', give it the scope 'read' and nothing else, and open it.");
                token = dialog.AskSecret("Paste 'Your access token'");
            }
            catch (VendorException refused) when (options.Server is null && refused.Kind is VendorErrorKind.BadRequest or VendorErrorKind.Transient)
            {
                dialog.Say(refused.Message);
                options = options with { Server = dialog.Ask("The address of your server, as you see it in the browser", null, answer => (options with { Server = answer }).Faults().FirstOrDefault()) };
                settings["server"] = options.Server;
            }
        }

        if (token is not null)
        {
            settings["signIn"] = true;
            await secrets.Save(TokenOf(dialog.Brand, dialog.Source), token, cancellation);
        }

        return settings;
    }

    // https://docs.joinmastodon.org/methods/accounts/#lookup
    private async Task<Profile> Lookup(Vendor vendor, string name, string? token, CancellationToken cancellation)
    {
        var profile = await http.Json<Profile>(vendor, VendorRequest.Get("/api/v1/accounts/lookup", ("acct", name.Split('@')[0])) with { Bearer = token }, cancellation);
        return profile.Id is { Length: > 0 } ? profile : throw vendor.Error(VendorErrorKind.Transient, "it does not tell the account's id");
    }

    // https://docs.joinmastodon.org/methods/accounts/#statuses
    private async Task<Page<Status>> Statuses(Vendor vendor, string id, string? token, string? cursor, CancellationToken cancellation)
    {
        var first = VendorRequest.Get($"/api/v1/accounts/{Uri.EscapeDataString(id)}/statuses", ("limit", "40"), ("exclude_reblogs", "true"));
        var answer = await http.Send(vendor, (cursor is null ? first : new VendorRequest(cursor)) with { Bearer = token }, cancellation);
        return new Page<Status>([.. VendorClient.Read<List<Status?>>(vendor, answer).OfType<Status>().Where(status => status is { Id: not null, Reblog: null })], LinkHeader.Next(answer));
    }

    private static Vendor VendorOf(Uri address) => new("Mastodon", "mastodon", address) { ChosenByBrand = true };

    private static SecretName TokenOf(string brand, string source) => new(brand, source, OAuthTokens.What);

    private static bool AnswersOthers(Status status, Profile self) => status.InReplyToAccountId is { } other && other != self.Id;

    private static string Kind(Status status, PostLinks links) => (status.MediaAttachments is [var media, ..] ? media?.Type : null) switch
    {
        "image" => "picture",
        "video" or "gifv" => "video",
        "audio" => "audio",
        _ => status.Poll is not null ? "poll" : links is { Own: 0, Other: 0 } ? "text" : "link",
    };

    private sealed record Profile(string? Id, [property: JsonPropertyName("followers_count")] decimal? FollowersCount);

    private sealed record Status
    {
        public string? Id { get; init; }

        [JsonPropertyName("created_at")]
        public string? CreatedAt { get; init; }

        [JsonPropertyName("in_reply_to_account_id")]
        public string? InReplyToAccountId { get; init; }

        public string? Visibility { get; init; }

        public string? Content { get; init; }

        [JsonPropertyName("replies_count")]
        public decimal? RepliesCount { get; init; }

        [JsonPropertyName("reblogs_count")]
        public decimal? ReblogsCount { get; init; }

        [JsonPropertyName("favourites_count")]
        public decimal? FavouritesCount { get; init; }

        [JsonPropertyName("quotes_count")]
        public decimal? QuotesCount { get; init; }

        public JsonNode? Reblog { get; init; }

        public JsonNode? Poll { get; init; }

        public Card? Card { get; init; }

        [JsonPropertyName("media_attachments")]
        public IReadOnlyList<Media?>? MediaAttachments { get; init; }
    }

    private sealed record Card(string? Url);

    private sealed record Media(string? Type);
}
