using System.Text;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Tests.TestKit;

/// <summary>What one subgraph declares, read back from the supergraph.</summary>
internal static class SubgraphSdl
{
    private static readonly HashSet<string> BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    public static string For(SupergraphSchema schema, string name)
    {
        var subgraph = schema.Subgraphs.First(candidate => candidate.Name == name);
        var text = new StringBuilder("scalar _Any\n");
        var present = schema.Types.Values.Where(type => !BuiltIn.Contains(type.Name) && type.IsIn(subgraph)).ToList();
        foreach (var type in present)
        {
            Append(text, type, subgraph);
        }

        if (!present.Exists(type => type.Name == "Query"))
        {
            text.AppendLine("type Query { _nothing: Boolean }");
        }

        var entities = present.Where(type => type.JoinTypes.Any(join => join.Subgraph == subgraph && join.Key is not null) && IsObject(type, subgraph)).ToList();
        if (entities.Count > 0)
        {
            text.Append("union _Entity = ").AppendJoin(" | ", entities).AppendLine();
            text.AppendLine("extend type Query { _entities(representations: [_Any!]!): [_Entity]! }");
        }

        return text.ToString();
    }

    private static bool IsObject(TypeDefinition type, Subgraph subgraph) =>
        type.Kind == TypeKind.Object || type.JoinTypes.Any(join => join.Subgraph == subgraph && join.IsInterfaceObject);

    private static void Append(StringBuilder text, TypeDefinition type, Subgraph subgraph)
    {
        switch (type.Kind)
        {
            case TypeKind.Scalar:
                text.Append("scalar ").AppendLine(type.Name);
                break;
            case TypeKind.Enum:
                text.Append("enum ").Append(type.Name).Append(" { ").AppendJoin(' ', type.EnumValues.Select(value => value.Name)).AppendLine(" }");
                break;
            case TypeKind.InputObject:
                text.Append("input ").Append(type.Name).Append(" { ").AppendJoin(' ', type.InputFields.Values.Select(Input)).AppendLine(" }");
                break;
            case TypeKind.Union:
                text.Append("union ").Append(type.Name).Append(" = ")
                    .AppendJoin(" | ", type.JoinUnionMembers.Where(join => join.Subgraph == subgraph).Select(join => join.Member)).AppendLine();
                break;
            default:
                AppendComposite(text, type, subgraph);
                break;
        }
    }

    private static void AppendComposite(StringBuilder text, TypeDefinition type, Subgraph subgraph)
    {
        text.Append(IsObject(type, subgraph) ? "type " : "interface ").Append(type.Name);
        var interfaces = type.JoinImplements.Where(join => join.Subgraph == subgraph).Select(join => join.Interface).ToList();
        text.Append(interfaces.Count > 0 ? " implements " + string.Join(" & ", interfaces) : "").Append(" {");
        foreach (var field in type.Fields.Values)
        {
            var join = field.JoinFields.FirstOrDefault(candidate => candidate.Subgraph == subgraph);
            if (join is not null || (field.JoinFields.Count == 0 && !field.IsFromInterfaceObject))
            {
                List<string> all = [.. field.Arguments.Values.Select(Input), .. join?.ContextArguments.Select(argument => $"{argument.Name}: {argument.Type}") ?? []];
                var arguments = all.Count > 0 ? $"({string.Join(", ", all)})" : "";
                text.Append("\n  ").Append(field.Name).Append(arguments).Append(": ").Append(join?.Type ?? field.Type.ToString());
            }
        }

        text.AppendLine(type.Name == "Query" ? "\n  _nothing: Boolean\n}" : "\n}");
    }

    private static string Input(InputValueDefinition input) => $"{input.Name}: {input.Type}{(input.DefaultValue is { } value ? " = " + value : "")}";
}
