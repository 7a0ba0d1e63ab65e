using System.Text.Json.Nodes;
using GraphQLParser.AST;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>What a careless or hostile client puts into a field.</summary>
internal static class BadValues
{
    private static readonly string Huge = new('x', 100_000);

    /// <summary>By kind of field; each with its name.</summary>
    public static IEnumerable<(string Name, JsonNode? Value)> Of(GraphQLInputValueDefinition field, InputTypes types)
    {
        if (field.Type is not GraphQLNonNullType || InputTypes.IsRequired(field))
        {
            yield return ("null", null);
        }

        var name = InputTypes.NameOf(field.Type);
        (string, JsonValue)[] ofOne = types.FieldsOf(field.Type).Count > 0 ? [("a text", JsonValue.Create("x")), ("a number", JsonValue.Create(5))]
            : types.ValuesOf(field.Type).Count > 0 ? [("an unknown value", JsonValue.Create("NO_SUCH_VALUE")), ("a number", JsonValue.Create(5))]
            : Scalars(name);
        foreach (var (what, value) in ofOne)
        {
            yield return (what, InputTypes.IsList(field.Type) ? new JsonArray(value) : value);
        }

        if (InputTypes.IsList(field.Type))
        {
            yield return ("an empty list", new JsonArray());
            yield return ("a list of null", new JsonArray((JsonNode?)null));
        }
    }

    private static (string, JsonValue)[] Scalars(string type) => type switch
    {
        "Int" =>
        [
            ("minus one", JsonValue.Create(-1)), ("the least", JsonValue.Create(int.MinValue)), ("the most", JsonValue.Create(int.MaxValue)),
            ("more than fits", JsonValue.Create(3_000_000_000)), ("a half", JsonValue.Create(1.5)), ("a text", JsonValue.Create("1")),
        ],
        "Long" =>
        [
            ("minus one", JsonValue.Create(-1)), ("the least", JsonValue.Create(long.MinValue)), ("the most", JsonValue.Create(long.MaxValue)),
            ("more than fits", JsonValue.Create(1e30)), ("a half", JsonValue.Create(1.5)), ("a word", JsonValue.Create("one")),
        ],
        "Float" or "Decimal" => [("minus one", JsonValue.Create(-1)), ("the most", JsonValue.Create(double.MaxValue)), ("a word", JsonValue.Create("one"))],
        "Boolean" => [("a text", JsonValue.Create("true")), ("a number", JsonValue.Create(1))],
        "DateTime" =>
        [
            ("a word", JsonValue.Create("yesterday")), ("the first moment", JsonValue.Create("0001-01-01T00:00:00Z")), ("the last moment", JsonValue.Create("9999-12-31T23:59:59Z")),
            ("before the first", JsonValue.Create("0001-01-01T00:00:00+14:00")), ("a number", JsonValue.Create(5)),
        ],
        "CurrencyCode" => [("nothing", JsonValue.Create("")), ("unknown", JsonValue.Create("QQQ")), ("huge", JsonValue.Create(Huge)), ("a number", JsonValue.Create(5))],
        "ID" => [("nothing", JsonValue.Create("")), ("unknown", JsonValue.Create("ord_0000000000")), ("huge", JsonValue.Create(Huge)), ("a fraction", JsonValue.Create(1.5))],
        _ => [("nothing", JsonValue.Create("")), ("blank", JsonValue.Create(" \t\n")), ("odd", JsonValue.Create("\0{\"a\":'\u202e<b>\ud83d\ude00")), ("huge", JsonValue.Create(Huge)), ("a number", JsonValue.Create(5))],
    };
}
