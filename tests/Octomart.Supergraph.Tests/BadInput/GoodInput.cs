using System.Text.Json.Nodes;
using GraphQLParser.AST;
using Octomart.Supergraph.Tests.Journeys;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>Inputs that get as far as possible: required fields, ids of things that there are, one bad value.</summary>
internal sealed class GoodInput(InputTypes types, IReadOnlyDictionary<string, string> known)
{
    /// <summary>A mutation's input without anything bad.</summary>
    public JsonObject Of(string mutation, GraphQLType input) => Fill(mutation, input, [], null, isLeftOut: false);

    /// <summary>The same with this value at this place.</summary>
    public JsonObject With(string mutation, GraphQLType input, InputPlace place, JsonNode? value) => Fill(mutation, input, place.Path, value, isLeftOut: false);

    /// <summary>The same without this place.</summary>
    public JsonObject Without(string mutation, GraphQLType input, InputPlace place) => Fill(mutation, input, place.Path, null, isLeftOut: true);

    private JsonObject Fill(string mutation, GraphQLType type, IReadOnlyList<GraphQLInputValueDefinition> way, JsonNode? value, bool isLeftOut)
    {
        var filled = new JsonObject();
        foreach (var field in types.FieldsOf(type))
        {
            var name = field.Name.StringValue;
            if (way.Count == 0 || way[0] != field)
            {
                if (InputTypes.IsRequired(field) || known.ContainsKey($"{mutation}.{name}"))
                {
                    filled[name] = Listed(field, Good(mutation, field));
                }
            }
            else if (way.Count > 1)
            {
                filled[name] = Listed(field, Fill(mutation, field.Type, [.. way.Skip(1)], value, isLeftOut));
            }
            else if (!isLeftOut)
            {
                filled[name] = value?.DeepClone();
            }
        }

        return filled;
    }

    private static JsonNode? Listed(GraphQLInputValueDefinition field, JsonNode? one) => InputTypes.IsList(field.Type) ? new JsonArray(one) : one;

    private JsonNode? Good(string mutation, GraphQLInputValueDefinition field)
    {
        var name = field.Name.StringValue;
        if (types.FieldsOf(field.Type).Count > 0)
        {
            return Fill(mutation, field.Type, [], null, isLeftOut: false);
        }

        return InputTypes.NameOf(field.Type) switch
        {
            "Int" => JsonValue.Create(int.Parse(Known(mutation, name) ?? "1", System.Globalization.CultureInfo.InvariantCulture)),
            "Long" or "Float" or "Decimal" => JsonValue.Create(100),
            "Boolean" => JsonValue.Create(true),
            "DateTime" => JsonValue.Create(TimeProvider.System.GetUtcNow().AddDays(name == "at" ? -1 : 1)),
            "CurrencyCode" => JsonValue.Create("EUR"),
            _ when types.ValuesOf(field.Type) is [var first, ..] => JsonValue.Create(known.GetValueOrDefault($"{mutation}.{name}") ?? known.GetValueOrDefault(InputTypes.NameOf(field.Type)) ?? first),
            _ => JsonValue.Create(name == "idempotencyKey" ? Shopper.Key() : Known(mutation, name) ?? "abc"),
        };
    }

    private string? Known(string mutation, string field) => known.GetValueOrDefault($"{mutation}.{field}") ?? known.GetValueOrDefault(field);
}
