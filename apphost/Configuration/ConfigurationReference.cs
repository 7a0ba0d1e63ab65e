using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Octomart.AppHost.Shop;
using Octomart.Hosting;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AppHost.Configuration;

/// <summary>
/// The settings of all services, read from the code: an options class names its section in a constant, its initialisers are the defaults, its
/// attributes the limits, its members' comments the descriptions.
/// </summary>
public static partial class ConfigurationReference
{
    /// <summary>The whole page, in Markdown.</summary>
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Configuration

            Generated from the code by `dotnet run --project apphost -- configuration`; a test fails when it is not current.

            Settings come from a service's `NAME.settings.json`, the environment (`Octomart__Store__DataDirectory` for `Octomart:Store:DataDirectory`) and the command line
            (`--Octomart:Store:DataDirectory DIR`); what comes later wins. A service that is configured wrongly does not start, and says everything that is wrong,
            names that a section does not have included. Sections that a process does not know are left to the others, which may share its environment.
            Sections that begin with `Gateway` are the gateway's; `Octomart:Identity:Authority` and these are everybody's:

            | setting | default | |
            |---|---|---|
            | `urls` | 127.0.0.1, ports 5001 to 5008 for subgraphs | Where the process listens. |
            | `Octomart:Subgraphs:NAME:Url` | `http://127.0.0.1:5001` to `5008` | Where the subgraph NAME is, without `/graphql`. |
            | `Logging:Console:FormatterName` | `simple` | `json` for one object a line, as in [operations](operations.md). |
            | `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME` | | Where traces, metrics and logs go, and under which name. |

            """);
        foreach (var options in Assemblies().SelectMany(SectionsOf).OrderBy(options => options.Section, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {options.Section}\n{options.Text}\n\n| setting | default | allowed | |\n|---|---|---|---|\n");
            foreach (var property in options.Type.GetProperties().Where(property => !IsGroup(property.PropertyType)))
            {
                page.Append(CultureInfo.InvariantCulture, $"| `{property.Name}` | {DefaultOf(options.Type, property)} | {LimitsOf(property)} | {TextOf(property, options.Docs)} |\n");
            }
        }

        return page.ToString();
    }

    private static IEnumerable<Assembly> Assemblies() => SubgraphCatalogue.All.Select(subgraph => subgraph.GetType().Assembly)
        .Concat(
        [
            typeof(Store.StoreOptions).Assembly, typeof(Messaging.MessagingOptions).Assembly, typeof(SubgraphHost).Assembly,
            typeof(Gateway.GatewayOptions).Assembly, typeof(Gateway.Host.GatewayHost).Assembly, typeof(GraphQLTransport.GraphQLTransportOptions).Assembly,
        ]).Distinct();

    private static IEnumerable<OptionsClass> SectionsOf(Assembly assembly)
    {
        var docs = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);
        return
        [
            .. from type in assembly.GetTypes()
               where type.IsClass && docs.ContainsKey($"T:{type.FullName}")
               let section = SettingsCheck.SectionOf(type)
               where section is not null
               let text = SectionIn().Replace(Plain(docs[$"T:{type.FullName}"].Element("summary")), "").Trim(' ', '.', ':', '\n')
               select new OptionsClass(type, SectionNames(section), text.Length > 0 ? $"{char.ToUpperInvariant(text[0])}{text[1..]}." : "", docs),
        ];
    }

    // Subgraphs and the gateway read what belongs to the wire from a section each.
    private static string SectionNames(string section) =>
        section == GraphQLTransport.GraphQLTransportOptions.Section ? $"{Gateway.GatewayOptions.TransportSection} (subgraphs: {section})" : section;

    private static bool IsGroup(Type type) => SettingsCheck.SectionOf(type) is not null || (type.IsGenericType && type.GenericTypeArguments.Any(IsGroup));

    private static string DefaultOf(Type type, PropertyInfo property) => property.GetValue(Activator.CreateInstance(type)) switch
    {
        null or "" => "",
        string text => $"`{text}`",
        System.Collections.IEnumerable list => string.Join(", ", list.Cast<object>().Select(item => $"`{item}`")),
        IFormattable value => $"`{value.ToString(null, CultureInfo.InvariantCulture)}`",
        var other => $"`{other}`",
    };

    private static string LimitsOf(PropertyInfo property)
    {
        var limits = property.GetCustomAttributes<ValidationAttribute>().Select(limit => limit switch
        {
            RangeAttribute range => $"{Invariant(range.Minimum)} to {Invariant(range.Maximum)}",
            RegularExpressionAttribute pattern => $"`{pattern.Pattern.Replace("|", "\\|", StringComparison.Ordinal)}`",
            RequiredAttribute => "required",
            _ => limit.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal),
        });
        var values = property.PropertyType.IsEnum ? [string.Join(", ", Enum.GetNames(property.PropertyType))] : Array.Empty<string>();
        return string.Join("; ", values.Concat(limits));
    }

    private static string Invariant(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string TextOf(PropertyInfo property, Dictionary<string, XElement> docs) =>
        docs.TryGetValue($"P:{property.DeclaringType!.FullName}.{property.Name}", out var member) ? Plain(member.Element("summary")).Replace("|", "\\|", StringComparison.Ordinal) : "";

    private static string Plain(XElement? summary) => summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "").Split('.')[^1]}`",
        XElement other => other.Value,
        _ => node.ToString(),
    })), " ").Trim();

    [GeneratedRegex("(: )?[Ss]ection `[A-Za-z:]+`")]
    private static partial Regex SectionIn();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private sealed record OptionsClass(Type Type, string Section, string Text, Dictionary<string, XElement> Docs);
}
