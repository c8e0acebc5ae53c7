using System.IO;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SocialFunnel.OpenApi;

/// <summary>What the program's own comments say of its types and members.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "SocialFunnel.xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>The summary of a type; null where it has none.</summary>
    public static string? Of(Type type) => Text(Members.GetValueOrDefault($"T:{Name(type)}")?.Element("summary"));

    /// <summary>The summary of a property, or what its record says of the parameter it came from.</summary>
    public static string? Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        return property.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()?.Description
            ?? Text(Members.GetValueOrDefault($"P:{Name(type)}.{property.Name}")?.Element("summary"))
            ?? Text(Members.GetValueOrDefault($"T:{Name(type)}")?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name));
    }

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var words = string.Concat(element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" or "paramref" } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? "").Split('.')[^1],
            XElement other => other.Value,
            _ => "",
        }));
        return Space().Replace(words, " ").Trim() is { Length: > 0 } told ? told : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
