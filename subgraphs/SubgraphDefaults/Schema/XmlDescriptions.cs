using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Octomart.SubgraphDefaults.Schema;

/// <summary>
/// Reads descriptions from the XML documentation file beside an assembly, so that a doc comment is written once and serves
/// both C# and GraphQL. Positional record members are described by the record's <c>param</c> tags. Each file is read once.
/// </summary>
internal static partial class XmlDescriptions
{
    private static readonly ConcurrentDictionary<Assembly, FrozenDictionary<string, XElement>> Files = new();

    public static string? Of(MemberInfo member) => member switch
    {
        Type type => Summary(type.Assembly, $"T:{NameOf(type)}"),
        PropertyInfo property => Summary(property.DeclaringType!.Assembly, $"P:{NameOf(property.DeclaringType)}.{property.Name}")
            ?? Parameter(Find(property.DeclaringType.Assembly, $"T:{NameOf(property.DeclaringType)}"), property.Name),
        FieldInfo field => Summary(field.DeclaringType!.Assembly, $"F:{NameOf(field.DeclaringType)}.{field.Name}"),
        MethodInfo method => Text(Find(method)?.Element("summary")),
        _ => null,
    };

    public static string? Of(ParameterInfo parameter) => parameter.Member is MethodInfo method ? Parameter(Find(method), parameter.Name!) : null;

    // A method's element carries its parameter types in a notation of its own; feature methods are not overloaded, so the name suffices.
    private static XElement? Find(MethodInfo method)
    {
        var declaring = method.DeclaringType!;
        var name = $"M:{NameOf(declaring)}.{method.Name}";
        return Find(declaring.Assembly, name);
    }

    private static string? Summary(Assembly assembly, string name) => Text(Find(assembly, name)?.Element("summary"));

    private static string? Parameter(XElement? element, string name) =>
        Text(element?.Elements("param").FirstOrDefault(p => string.Equals((string?)p.Attribute("name"), name, StringComparison.Ordinal)));

    private static XElement? Find(Assembly assembly, string name) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(name);

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static FrozenDictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(path))
        {
            return FrozenDictionary<string, XElement>.Empty;
        }

        return XDocument.Load(path).Descendants("member")
            .GroupBy(member => WithoutParameters((string)member.Attribute("name")!), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    private static string WithoutParameters(string name) => name.IndexOf('(', StringComparison.Ordinal) is var end and >= 0 ? name[..end] : name;

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "see" or "paramref" } reference when reference.IsEmpty => ReferenceName(reference),
                _ => "",
            });
        }

        var folded = WhiteSpace().Replace(text.ToString(), " ").Trim();
        return folded.Length == 0 ? null : folded;
    }

    private static string ReferenceName(XElement reference)
    {
        var target = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? "";
        return WithoutParameters(target) is var name && name.LastIndexOf('.') is var dot and >= 0 ? name[(dot + 1)..] : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
