using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialFunnel.Notices;

/// <summary>A notice for a program of one's own; docs/notices.md describes it.</summary>
internal static class JsonForm
{
    // Grows when a field changes its meaning.
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = Hosting.Json.Create();

    public static JsonNode Write(NoticeContent content)
    {
        var json = JsonSerializer.SerializeToNode(content, Options)!.AsObject();
        json.Insert(0, "version", Version);
        return json;
    }
}
