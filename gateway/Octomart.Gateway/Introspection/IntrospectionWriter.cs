using System.Text.Json;
using GraphQLParser.AST;
using Octomart.Gateway.Execution;
using Octomart.Gateway.Planning.Selections;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Introspection;

/// <summary>Answers <c>__schema</c> and <c>__type</c> from the API schema (spec 4.2).</summary>
internal sealed class IntrospectionWriter(
    IntrospectionSchema schema,
    IReadOnlyDictionary<string, GraphQLFragmentDefinition> fragments,
    IReadOnlyDictionary<string, ReadOnlyMemory<byte>> variables,
    Func<string, bool> condition)
{
    public void Write(GraphQLField field, ByteBuffer output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        if (field.Name.Value == "__schema")
        {
            WriteObject(writer, schema, [field.SelectionSet!]);
            return;
        }

        var name = Text(field, "name");
        WriteValue(writer, name is null ? null : schema.Find(name) is { } type ? new TypeView(type) : null, [field.SelectionSet!]);
    }

    private void WriteValue(Utf8JsonWriter writer, object? value, List<GraphQLSelectionSet> selections)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IEnumerable<object> items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item, selections);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteObject(writer, value, selections);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, object value, List<GraphQLSelectionSet> selections)
    {
        var fields = new OrderedDictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        selections.ForEach(selection => Collect(selection, fields));
        writer.WriteStartObject();
        foreach (var (key, nodes) in fields)
        {
            writer.WritePropertyName(key);
            WriteValue(writer, Resolve(value, nodes[0]), [.. nodes.Select(node => node.SelectionSet).OfType<GraphQLSelectionSet>()]);
        }

        writer.WriteEndObject();
    }

    private void Collect(GraphQLSelectionSet selections, OrderedDictionary<string, List<GraphQLField>> fields)
    {
        foreach (var selection in selections.Selections.Where(selection => Conditions.IsIncluded((selection as IHasDirectivesNode)?.Directives, condition)))
        {
            switch (selection)
            {
                case GraphQLField field:
                    var key = field.Alias?.Name.StringValue ?? field.Name.StringValue;
                    if (!fields.TryAdd(key, [field]))
                    {
                        fields[key].Add(field);
                    }

                    break;
                case GraphQLInlineFragment inline:
                    Collect(inline.SelectionSet, fields);
                    break;
                case GraphQLFragmentSpread spread:
                    Collect(fragments[spread.FragmentName.Name.StringValue].SelectionSet, fields);
                    break;
            }
        }
    }

    private object? Resolve(object value, GraphQLField field) => value switch
    {
        IntrospectionSchema => ResolveSchema(field.Name.StringValue),
        TypeView type => ResolveType(type, field),
        FieldDefinition definition => ResolveField(definition, field),
        InputValueDefinition input => ResolveInput(input, field.Name.StringValue),
        EnumValueDefinition enumValue => ResolveEnumValue(enumValue, field.Name.StringValue),
        DirectiveDefinition directive => ResolveDirective(directive, field),
        _ => null,
    };

    private object? ResolveSchema(string field) => field switch
    {
        "__typename" => "__Schema",
        "description" => schema.Supergraph.Description,
        "types" => schema.Types.Select(type => new TypeView(type)),
        "queryType" => new TypeView(schema.Supergraph.QueryType),
        "mutationType" => schema.Supergraph.MutationType is { IsInaccessible: false } type ? new TypeView(type) : null,
        "subscriptionType" => schema.Supergraph.SubscriptionType is { IsInaccessible: false } type ? new TypeView(type) : null,
        "directives" => schema.Directives,
        _ => null,
    };

    private object? ResolveType(TypeView view, GraphQLField field)
    {
        var name = field.Name.StringValue;
        if (name == "__typename")
        {
            return "__Type";
        }

        if (view.Wrapper is { } wrapper)
        {
            return name switch
            {
                "kind" => wrapper.IsNonNull ? "NON_NULL" : "LIST",
                "ofType" => View(wrapper.Inner!),
                _ => null,
            };
        }

        var type = view.Type!;
        return name switch
        {
            "kind" => type.Kind == TypeKind.InputObject ? "INPUT_OBJECT" : type.Kind.ToString().ToUpperInvariant(),
            "name" => type.Name,
            "description" => IntrospectionSchema.Describe(type),
            "specifiedByURL" => type.SpecifiedBy,
            "isOneOf" => type.Kind == TypeKind.InputObject ? type.IsOneOf : null,
            "fields" => type.Kind is TypeKind.Object or TypeKind.Interface
                ? type.Fields.Values.Where(member => !member.IsInaccessible && Shows(field, member.DeprecationReason)) : null,
            "interfaces" => type.Kind is TypeKind.Object or TypeKind.Interface ? Views(type.Interfaces) : null,
            "possibleTypes" => type.IsAbstract ? Views(type.PossibleTypes) : null,
            "enumValues" => type.Kind == TypeKind.Enum
                ? type.EnumValues.Where(member => !member.IsInaccessible && Shows(field, member.DeprecationReason)) : null,
            "inputFields" => type.Kind == TypeKind.InputObject ? Inputs(type.InputFields.Values, field) : null,
            _ => null,
        };
    }

    private object? ResolveField(FieldDefinition definition, GraphQLField field) => field.Name.StringValue switch
    {
        "__typename" => "__Field",
        "name" => definition.Name,
        "description" => definition.Description,
        "args" => Inputs(definition.Arguments.Values, field),
        "type" => View(definition.Type),
        "isDeprecated" => definition.DeprecationReason is not null,
        "deprecationReason" => definition.DeprecationReason,
        _ => null,
    };

    private object? ResolveInput(InputValueDefinition input, string field) => field switch
    {
        "__typename" => "__InputValue",
        "name" => input.Name,
        "description" => input.Description,
        "type" => View(input.Type),
        "defaultValue" => input.DefaultValue,
        "isDeprecated" => input.DeprecationReason is not null,
        "deprecationReason" => input.DeprecationReason,
        _ => null,
    };

    private static object? ResolveEnumValue(EnumValueDefinition value, string field) => field switch
    {
        "__typename" => "__EnumValue",
        "name" => value.Name,
        "description" => value.Description,
        "isDeprecated" => value.DeprecationReason is not null,
        "deprecationReason" => value.DeprecationReason,
        _ => null,
    };

    private object? ResolveDirective(DirectiveDefinition directive, GraphQLField field) => field.Name.StringValue switch
    {
        "__typename" => "__Directive",
        "name" => directive.Name,
        "description" => directive.Description,
        "isRepeatable" => directive.IsRepeatable,
        "locations" => directive.Locations,
        "args" => Inputs(directive.Arguments, field),
        "isDeprecated" => false,
        "deprecationReason" => null,
        _ => null,
    };

    private TypeView View(TypeReference type) => type.Inner is null ? new TypeView(schema.Find(type.Name)!) : new TypeView(null, type);

    private static IEnumerable<object> Views(IEnumerable<TypeDefinition> types) => types.Where(type => !type.IsInaccessible).Select(type => new TypeView(type));

    private IEnumerable<object> Inputs(IEnumerable<InputValueDefinition> inputs, GraphQLField field) =>
        inputs.Where(input => !input.IsInaccessible && Shows(field, input.DeprecationReason));

    private bool Shows(GraphQLField field, string? deprecationReason) => deprecationReason is null || Flag(field, "includeDeprecated");

    private bool Flag(GraphQLField field, string argument) => Argument(field, argument) switch
    {
        GraphQLBooleanValue value => value.BoolValue,
        GraphQLVariable variable => condition(variable.Name.StringValue),
        _ => false,
    };

    private string? Text(GraphQLField field, string argument) => Argument(field, argument) switch
    {
        GraphQLStringValue value => value.Value.ToString(),
        GraphQLVariable variable when variables.TryGetValue(variable.Name.StringValue, out var json) => JsonSerializer.Deserialize<string>(json.Span),
        _ => null,
    };

    private static GraphQLValue? Argument(GraphQLField field, string name) =>
        field.Arguments?.Items.FirstOrDefault(argument => argument.Name.Value == name)?.Value;

    /// <summary>A type by name, or a list or promise around one.</summary>
    private sealed record TypeView(TypeDefinition? Type, TypeReference? Wrapper = null);
}
