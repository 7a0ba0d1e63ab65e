using System.Text.Json;
using System.Text.RegularExpressions;

namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>Holds JSON against a schema of the document: members that it does not know are wrong too, as a misspelt one would be lost in silence.</summary>
internal sealed class JsonCheck(OpenApiSpec spec)
{
    /// <summary>What is wrong with a request's body, or with there being none; null when nothing is.</summary>
    public JsonComplaint? Request(JsonElement operation, JsonElement? body) =>
        !operation.TryGetProperty("requestBody", out var declared) || body is not { } value ? null : Of(SchemaIn(declared), value, "");

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public JsonComplaint? Answer(JsonElement operation, int status, JsonElement body)
    {
        var responses = operation.GetProperty("responses");
        var response = responses.TryGetProperty($"{status}", out var own) ? own : responses.GetProperty("default");
        return response.TryGetProperty("content", out _) ? Of(SchemaIn(response), body, "") : null;
    }

    /// <summary>What is wrong with an object of a kind; null when nothing is.</summary>
    public JsonComplaint? Object(string schemaName, JsonElement value) => Of(spec.Schema(schemaName), value, "");

    private static JsonElement SchemaIn(JsonElement holder) => holder.GetProperty("content").GetProperty("application/json").GetProperty("schema");

    private JsonComplaint? Of(JsonElement declared, JsonElement value, string at)
    {
        var parts = Parts(declared).ToList();
        return parts.Select(part => Alternatives(part, value, at) ?? Itself(part, value, at)).FirstOrDefault(complaint => complaint is not null)
            ?? (value.ValueKind == JsonValueKind.Object ? OfObject(parts, value, at) : null);
    }

    /// <summary>The schema and all that it is made of: each has its say.</summary>
    private IEnumerable<JsonElement> Parts(JsonElement declared)
    {
        var schema = spec.Follow(declared);
        return schema.TryGetProperty("allOf", out var all) ? all.EnumerateArray().SelectMany(Parts).Prepend(schema) : [schema];
    }

    private JsonComplaint? Alternatives(JsonElement schema, JsonElement value, string at)
    {
        if (!schema.TryGetProperty("anyOf", out var options) && !schema.TryGetProperty("oneOf", out options))
        {
            return null;
        }

        var complaints = options.EnumerateArray().Select(option => Of(option, value, at)).ToList();
        return complaints.Contains(null) ? null : complaints.MaxBy(complaint => complaint!.Path.Length);
    }

    private JsonComplaint? Itself(JsonElement schema, JsonElement value, string at) => (TypeOf(schema), value.ValueKind) switch
    {
        ("object", not JsonValueKind.Object) or ("array", not JsonValueKind.Array) or ("string", not JsonValueKind.String) or ("integer" or "number", not JsonValueKind.Number)
            or ("boolean", not (JsonValueKind.True or JsonValueKind.False)) => new("INVALID_PARAMETER_SYNTAX", at, $"is no {TypeOf(schema)}"),
        ("array", _) => OfArray(schema, value, at),
        ("string", _) => OfString(schema, value.GetString()!, at),
        _ => null,
    };

    private JsonComplaint? OfArray(JsonElement schema, JsonElement value, string at) =>
        Number(schema, "minItems") is { } least && value.GetArrayLength() < least ? new("INVALID_ARRAY_MIN_ITEMS", at, "has too few")
        : Number(schema, "maxItems") is { } most && value.GetArrayLength() > most ? new("INVALID_ARRAY_MAX_ITEMS", at, "has too many")
        : value.EnumerateArray().Select((item, i) => Of(schema.GetProperty("items"), item, $"{at}/{i}")).FirstOrDefault(complaint => complaint is not null);

    private static JsonComplaint? OfString(JsonElement schema, string text, string at) => text switch
    {
        _ when schema.TryGetProperty("enum", out var words) && words.EnumerateArray().All(word => word.GetString() != text) => new("INVALID_PARAMETER_VALUE", at, $"must not be '{text}'"),
        _ when (Number(schema, "minLength") is { } least && text.Length < least) || (Number(schema, "maxLength") is { } most && text.Length > most) => new("INVALID_STRING_LENGTH", at, "is too short or too long"),
        _ when schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!) => new("INVALID_PARAMETER_SYNTAX", at, $"is not like {pattern}"),
        _ => null,
    };

    private JsonComplaint? OfObject(List<JsonElement> parts, JsonElement value, string at)
    {
        var missing = parts.SelectMany(part => part.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
            .FirstOrDefault(name => !value.TryGetProperty(name, out _));
        if (missing is not null)
        {
            return new JsonComplaint("MISSING_REQUIRED_PARAMETER", $"{at}/{missing}", "is missing");
        }

        var isOpen = parts.Any(part => part.TryGetProperty("additionalProperties", out var more) && more.ValueKind != JsonValueKind.False)
            || parts.All(part => !part.TryGetProperty("properties", out _) && !part.TryGetProperty("allOf", out _));
        return value.EnumerateObject().Select(member => OfMember(parts, member, isOpen, $"{at}/{member.Name}")).FirstOrDefault(complaint => complaint is not null);
    }

    private JsonComplaint? OfMember(List<JsonElement> parts, JsonProperty member, bool isOpen, string at)
    {
        var declarations = parts.Where(part => part.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _))
            .Select(part => part.GetProperty("properties").GetProperty(member.Name)).ToList();
        return declarations.Count == 0 && !isOpen && !parts.Any(part => part.TryGetProperty("anyOf", out _) || part.TryGetProperty("oneOf", out _))
            ? new JsonComplaint("INVALID_PARAMETER_SYNTAX", at, "is nothing that the document knows")
            : declarations.Select(declared => Of(declared, member.Value, at)).FirstOrDefault(complaint => complaint is not null);
    }

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static int? Number(JsonElement schema, string name) => schema.TryGetProperty(name, out var number) ? number.GetInt32() : null;
}

/// <summary>What is wrong with a piece of JSON.</summary>
/// <param name="Issue">The provider's word for it.</param>
/// <param name="Path">Where, as a JSON pointer.</param>
/// <param name="Message">For people.</param>
internal sealed record JsonComplaint(string Issue, string Path, string Message)
{
    public override string ToString() => $"{Path} {Message}";
}
