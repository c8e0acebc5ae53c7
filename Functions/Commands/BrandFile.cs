using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialFunnel.Commands;

/// <summary>A brand's file, to which sources can be added.</summary>
/// <param name="brand">The brand's id.</param>
/// <param name="path">Where the file is.</param>
internal sealed class BrandFile(string brand, string path)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The brand's id.</summary>
    public string Brand => brand;

    /// <summary>Finds the file of a brand; of the only one there is where none is named.</summary>
    /// <exception cref="InvalidDataException">There is none, or it is not clear which.</exception>
    public static BrandFile Find(string folder, string? brand)
    {
        var known = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase)).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal).ToList()
            : [];
        var chosen = brand ?? (known.Count == 1 ? known[0] : null);
        return known.Count == 0 ? throw new InvalidDataException($"There is no brand in {folder}. Write one first: … init")
            : chosen is null ? throw new InvalidDataException($"Say which brand, with --brand: {string.Join(", ", known)}.")
            : known.Contains(chosen) ? new BrandFile(chosen, Path.Combine(folder, chosen + ".json"))
            : throw new InvalidDataException($"There is no brand '{chosen}' in {folder}. Known are: {string.Join(", ", known)}.");
    }

    /// <summary>Adds a source, or replaces it, and gives what to tell a person. A file with comments, which would be lost, is left alone.</summary>
    /// <exception cref="InvalidDataException">The settings would not be valid.</exception>
    public string Add(string name, string type, JsonObject settings, BrandSettingsReader reader)
    {
        var text = File.ReadAllText(path);
        JsonObject root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Lenient) as JsonObject ?? throw new InvalidDataException($"{path} holds no settings of a brand.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} is not JSON: {fault.Message}");
        }

        if (name != type)
        {
            settings.Insert(0, "type", type);
        }

        var sources = root["sources"] as JsonObject ?? [];
        root["sources"] = sources;
        if (root["conversionSource"] is null && sources.Count == 1 && !sources.ContainsKey(name))
        {
            // What counted as the only source goes on to count.
            root["conversionSource"] = sources.First().Key;
        }

        if (sources[name] is { } existing && BrandSettingsReader.TypeOf(KeyValuePair.Create(name, existing.Deserialize<JsonElement>())) != type)
        {
            throw new InvalidDataException($"{path} was not changed: '{name}' is another kind of source there. Give this one another name, with --as.");
        }

        // What a person wrote beside what connecting asks for stays, such as a budget.
        foreach (var (option, value) in sources[name] as JsonObject ?? [])
        {
            if (!settings.ContainsKey(option) && option is not ("signIn" or "clientId" or "testMode"))
            {
                settings[option] = value?.DeepClone();
            }
        }

        sources[name] = settings;
        var counts = root["conversionSource"]?.ToString() is { } record && record != name ? $" Orders count from '{record}' only: change \"conversionSource\" if they shall count from '{name}'." : "";
        var json = root.ToJsonString(BrandSettingsReader.Json);
        var faults = reader.Read(brand, json).Faults;
        if (faults.Count > 0)
        {
            throw new InvalidDataException($"{path} was not changed: {string.Join(' ', faults)}");
        }

        var line = $"\"{name}\": {settings.ToJsonString()}";
        if (HasComments(text))
        {
            return $"{path} holds comments, which would be lost. Add this to its \"sources\" yourself: {line}";
        }

        File.WriteAllText(path, json + "\n", new UTF8Encoding(false));
        return $"Written to {path}: {line}. Read it now: … run {brand}.{counts}";
    }

    private static bool HasComments(string text)
    {
        try
        {
            JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true }).Dispose();
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
