using System.Text;

namespace Octomart.Gateway.Supergraph;

/// <summary>Writes what clients see as SDL: the graph without federation's machinery and without anything inaccessible.</summary>
internal sealed class ApiSchemaPrinter
{
    private static readonly HashSet<string> BuiltIn = ["Int", "Float", "String", "Boolean", "ID"];

    private readonly StringBuilder text = new();

    public static string Print(SupergraphSchema schema, bool withDescriptions = true)
    {
        var printer = new ApiSchemaPrinter();
        printer.PrintSchema(schema);
        foreach (var type in schema.Types.Values.Where(type => !type.IsInaccessible && !BuiltIn.Contains(type.Name)))
        {
            printer.PrintType(type, withDescriptions);
        }

        return printer.text.ToString();
    }

    private void PrintSchema(SupergraphSchema schema)
    {
        text.Append("schema {\n  query: ").Append(schema.QueryType.Name).Append('\n');
        if (schema.MutationType is { IsInaccessible: false } mutation)
        {
            text.Append("  mutation: ").Append(mutation.Name).Append('\n');
        }

        if (schema.SubscriptionType is { IsInaccessible: false } subscription)
        {
            text.Append("  subscription: ").Append(subscription.Name).Append('\n');
        }

        text.Append("}\n");
    }

    private void PrintType(TypeDefinition type, bool withDescriptions)
    {
        text.Append('\n');
        Describe(withDescriptions ? type.Description : null, "");
        switch (type.Kind)
        {
            case TypeKind.Scalar:
                text.Append("scalar ").Append(type.Name).Append(type.SpecifiedBy is { } url ? $" @specifiedBy(url: {Quote(url)})" : "").Append('\n');
                break;
            case TypeKind.Union:
                text.Append("union ").Append(type.Name).Append(" = ").AppendJoin(" | ", type.UnionMembers.Where(member => !member.IsInaccessible)).Append('\n');
                break;
            case TypeKind.Enum:
                PrintEnum(type, withDescriptions);
                break;
            case TypeKind.InputObject:
                text.Append("input ").Append(type.Name).Append(" {\n");
                PrintInputs(type.InputFields.Values, withDescriptions);
                text.Append("}\n");
                break;
            default:
                PrintComposite(type, withDescriptions);
                break;
        }
    }

    private void PrintEnum(TypeDefinition type, bool withDescriptions)
    {
        text.Append("enum ").Append(type.Name).Append(" {\n");
        foreach (var value in type.EnumValues.Where(value => !value.IsInaccessible))
        {
            Describe(withDescriptions ? value.Description : null, "  ");
            text.Append("  ").Append(value.Name);
            Deprecate(value.DeprecationReason);
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private void PrintInputs(IEnumerable<InputValueDefinition> inputs, bool withDescriptions)
    {
        foreach (var input in inputs.Where(input => !input.IsInaccessible))
        {
            Describe(withDescriptions ? input.Description : null, "  ");
            text.Append("  ");
            PrintInput(input);
            text.Append('\n');
        }
    }

    private void PrintInput(InputValueDefinition input)
    {
        text.Append(input.Name).Append(": ").Append(input.Type);
        if (input.DefaultValue is { } value)
        {
            text.Append(" = ").Append(value);
        }

        Deprecate(input.DeprecationReason);
    }

    private void PrintComposite(TypeDefinition type, bool withDescriptions)
    {
        text.Append(type.Kind == TypeKind.Interface ? "interface " : "type ").Append(type.Name);
        var interfaces = type.Interfaces.Where(@interface => !@interface.IsInaccessible).ToList();
        if (interfaces.Count > 0)
        {
            text.Append(" implements ").AppendJoin(" & ", interfaces);
        }

        text.Append(" {\n");
        foreach (var field in type.Fields.Values.Where(field => !field.IsInaccessible))
        {
            PrintField(field, withDescriptions);
        }

        text.Append("}\n");
    }

    private void PrintField(FieldDefinition field, bool withDescriptions)
    {
        Describe(withDescriptions ? field.Description : null, "  ");
        text.Append("  ").Append(field.Name);
        var arguments = field.Arguments.Values.Where(argument => !argument.IsInaccessible).ToList();
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(i == 0 ? "(" : ", ");
            PrintInput(arguments[i]);
        }

        text.Append(arguments.Count > 0 ? ")" : "").Append(": ").Append(field.Type);
        Deprecate(field.DeprecationReason);
        text.Append('\n');
    }

    private void Describe(string? description, string indent)
    {
        if (!string.IsNullOrEmpty(description))
        {
            text.Append(indent).Append(Quote(description)).Append('\n');
        }
    }

    private void Deprecate(string? reason)
    {
        if (reason is not null)
        {
            text.Append(" @deprecated(reason: ").Append(Quote(reason)).Append(')');
        }
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder();
        Planning.Selections.ValuePrinter.AppendString(quoted, value);
        return quoted.ToString();
    }
}
