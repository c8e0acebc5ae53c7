using System.Text.Json.Nodes;
using SocialFunnel.Access;
using SocialFunnel.Analysis;
using SocialFunnel.Privacy;
using SocialFunnel.Reports;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Triggers;

namespace SocialFunnel.OpenApi;

/// <summary>What each HTTP function reads and answers. A function that is missing here fails a test; what stands here is held against real answers.</summary>
internal static class ApiOperations
{
    private const string Brands = "Brands";
    private const string Reporting = "Reports";
    private const string Runs = "Runs";
    private const string Files = "Files";
    private const string Entries = "Hours and customers";
    private const string Access = "Keys and links";
    private const string Privacy = "Privacy";
    private const string Program = "The program";

    private const string Html = "text/html";
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Json = ["application/json"];

    private static readonly ApiParameter Window = new("window", "The last days: 28, 90, 365, or everything. Default 90d. Not together with from and to.", ["28d", "90d", "365d", "all"]);
    private static readonly ApiParameter From = new("from", "First day, together with to: worked out for this request.", Format: "date");
    private static readonly ApiParameter To = new("to", "Last day; days that are not over are left out.", Format: "date");
    private static readonly ApiParameter Link = new("link", "The secret part of a signed link.", IsRequired: true);
    private static readonly ApiParameter Saved = new("saved", "Shows what was saved.");
    private static readonly ApiParameter Week = new("week", "Monday of the week, up to a year back. Default: the last week that is over.", Format: "date");

    public static IReadOnlyDictionary<string, ApiOperation> All { get; } = new Dictionary<string, ApiOperation>(StringComparer.Ordinal)
    {
        [nameof(GetHealth)] = new(Program, new ApiAnswer(200, "Storage answers.", typeof(Health)), new ApiAnswer(503, "Storage does not answer.", typeof(Health))),
        [nameof(GetOpenApi)] = new(Program, new ApiAnswer(200, "This document.", typeof(JsonObject))),
        [nameof(GetDocs)] = new(Program, new ApiAnswer(200, "This document as a page.", null, Html)),

        [nameof(GetBrands)] = new(Brands, new ApiAnswer(200, "The brands that the key may see.", typeof(BrandListItem[]))),
        [nameof(GetBrand)] = new(Brands, new ApiAnswer(200, "The settings as they were written.", typeof(BrandSettings))),
        [nameof(PutBrand)] = new(Brands, [], new ApiBody(Json, typeof(BrandSettings)), new ApiAnswer(200, "Changed.", typeof(BrandReport)), new ApiAnswer(201, "Created.", typeof(BrandReport))),
        [nameof(PutWebhook)] = new(Brands, [], new ApiBody(Json, Schema: Text("url", "Address of the webhook, https.")), new ApiAnswer(204, "Stored; it is never given out.")),

        [nameof(GetReport)] = new(
            Reporting,
            [
                Window, From, To,
                new("format", "Default: by Accept; a page for a browser, and for whoever says nothing.", ["html", "json", "csv", "xlsx"]),
                new("table", "Which table a CSV holds. Default platforms.", [.. ReportTables.Names]),
            ],
            null,
            new ApiAnswer(200, "Everything that is known of the brand; with an ETag.", typeof(Report), Html, Csv, Xlsx),
            new ApiAnswer(304, "It is as you have it (If-None-Match).")),
        [nameof(GetRoi)] = new(Reporting, [Window, From, To, new("format", "Default json.", ["json", "csv"])], null, new ApiAnswer(200, "The return of each platform.", typeof(RoiReport), Csv)),
        [nameof(GetLink)] = new(
            Reporting,
            [
                new("url", "The page that the link leads to, http or https, at most 2000 characters. Its query and its fragment are kept.", IsRequired: true),
                new("platform", "Where it will be posted, such as linkedin.", IsRequired: true),
                new("campaign", "Name of the campaign, 1 to 100 characters. Default always-on."),
                new("paid", "Whether it stands in an advertisement. Default false.", ["true", "false"]),
            ],
            null,
            new ApiAnswer(200, "The link to post, and what may surprise about it.", typeof(LinkReport))),

        [nameof(StartRun)] = new(Runs, new ApiAnswer(202, "Under way; Location says where to look.", typeof(RunReport))),
        [nameof(GetRun)] = new(
            Runs,
            [new("format", "Default: html for a browser, by Accept, else json.", ["json", "html"]), new("live", "off: the page stands still; else it follows the run while that is open.", ["off"])],
            null,
            new ApiAnswer(200, "Where the run stands, source by source.", typeof(RunReport), Html)),

        [nameof(ImportFile)] = new(
            Files,
            [
                new("name", "Name of the file, where the body has none."),
                new("retrieved", "When it was downloaded. Default now.", Format: "date-time"),
                .. ExportAnswers.Known.Select(known => new ApiParameter(known.Key, $"What the file may not say itself: {known.Value}.")),
            ],
            new ApiBody(["application/octet-stream", "multipart/form-data"]),
            new ApiAnswer(202, "Taken; Location says where to look.", typeof(ImportStatus))),
        [nameof(GetImport)] = new(Files, new ApiAnswer(200, "What was read in it.", typeof(ImportStatus))),

        [nameof(PostEffort)] = new(Entries, [], new ApiBody(Json, Schema: Effort()), new ApiAnswer(200, "What was stored.", typeof(EffortReport))),
        [nameof(GetHoursLink)] = new(Entries, new ApiAnswer(200, "A link to the form of the week's hours.", typeof(SharedLink))),
        [nameof(GetHours)] = new(Entries, [Link, Week, Saved], null, new ApiAnswer(200, "The form.", null, Html)),
        [nameof(PostHours)] = new(Entries, [Link, Week], new ApiBody([Form]), new ApiAnswer(303, "Saved; Location shows what.")),
        [nameof(GetWorksheet)] = new(Entries, [new("format", "Default csv.", ["csv", "xlsx"])], null, new ApiAnswer(200, "Customers to look up on each platform.", null, Csv, Xlsx)),
        [nameof(PostWorksheet)] = new(Entries, [], new ApiBody([Csv]), new ApiAnswer(200, "What was stored.", typeof(WorksheetReport))),
        [nameof(GetWorksheetLink)] = new(Entries, new ApiAnswer(200, "A link to the worksheet as a form.", typeof(SharedLink))),
        [nameof(GetWorksheetForm)] = new(Entries, [Link, Saved], null, new ApiAnswer(200, "The form.", null, Html)),
        [nameof(PostWorksheetForm)] = new(Entries, [Link], new ApiBody([Form]), new ApiAnswer(200, "There are no customers to look up; the page says why.", null, Html), new ApiAnswer(303, "Saved; Location shows what.")),

        [nameof(DeleteBrand)] = new(Privacy, new ApiAnswer(202, "Under way; Location says where to look.", typeof(Erasure))),
        [nameof(GetErasure)] = new(Privacy, new ApiAnswer(200, "Where the deletion stands, and what it removed.", typeof(Erasure))),
        [nameof(PostForget)] = new(Privacy, [], new ApiBody(Json, Schema: Text("customer", "The e-mail address, or whatever else the shop identifies the customer by.")), new ApiAnswer(200, "What was removed.", typeof(CustomerForgotten))),

        [nameof(GetKeys)] = new(Access, new ApiAnswer(200, "The keys, without the keys themselves.", typeof(BrandKey[]))),
        [nameof(PostKey)] = new(Access, [], new ApiBody(Json, typeof(KeyRequests.NewKey)), new ApiAnswer(201, "The key, in this answer only.", typeof(MadeKey))),
        [nameof(RotateKey)] = new(Access, [], new ApiBody(Json, Schema: Number("overlapHours", "How long the key before opens too."), IsOptional: true), new ApiAnswer(200, "The new key, in this answer only.", typeof(MadeKey))),
        [nameof(DeleteKey)] = new(Access, new ApiAnswer(204, "It opens nothing any more.")),
        [nameof(GetShares)] = new(Access, new ApiAnswer(200, "The links that open something.", typeof(SocialFunnel.Access.Share[]))),
        [nameof(PostShare)] = new(Access, [], new ApiBody(Json, Schema: NewShare()), new ApiAnswer(200, "The link, in this answer only.", typeof(SharedLink))),
        [nameof(DeleteShare)] = new(Access, new ApiAnswer(204, "It opens nothing any more.")),
    };

    private static JsonObject Text(string name, string description) => Object([name], (name, new JsonObject { ["type"] = "string", ["description"] = description }));

    private static JsonObject Number(string name, string description) => Object([], (name, new JsonObject { ["type"] = "number", ["description"] = description }));

    private static JsonObject NewShare() => Object(
        ["page"],
        ("page", new JsonObject { ["enum"] = new JsonArray([.. SharedPage.All.Select(page => JsonValue.Create(page))]), ["description"] = "The page it opens." }),
        ("label", new JsonObject { ["type"] = "string", ["description"] = "Whom it is for, 1 to 100 characters." }),
        ("days", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 366, ["description"] = "How long it opens the page. Default 14." }));

    private static JsonObject Effort()
    {
        var day = new JsonObject { ["type"] = "string", ["format"] = "date" };
        var platform = Object([], ("hours", new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0 }), ("spend", new JsonObject { ["type"] = new JsonArray("number", "null"), ["minimum"] = 0 }));
        var schema = Object(
            ["platforms"],
            ("week", Described(day, "Monday of a week; or from and to.")),
            ("from", Described(day, "First day.")),
            ("to", Described(day, "Last day; 366 days at most.")),
            ("platforms", new JsonObject { ["type"] = "object", ["additionalProperties"] = platform, ["description"] = "Hours and spend of each platform, for all days together. Absent is unknown, 0 is none." }));
        return schema;
    }

    private static JsonObject Described(JsonObject schema, string description)
    {
        var copy = schema.DeepClone().AsObject();
        copy["description"] = description;
        return copy;
    }

    private static JsonObject Object(string[] required, params (string Name, JsonObject Schema)[] properties)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
            ["additionalProperties"] = false,
        };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
        }

        return schema;
    }
}
