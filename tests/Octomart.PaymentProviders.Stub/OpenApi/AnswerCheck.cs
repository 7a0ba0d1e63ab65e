using System.Text.Json;

namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>Holds what the stub itself says against the document: a stand-in that invents fields would prove nothing.</summary>
internal sealed class AnswerCheck(OpenApiSpec spec)
{
    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public string? Complain(string method, string path, bool isError, JsonElement answer)
    {
        var responses = spec.Find(method, path)!.Value.GetProperty("responses");
        return Complain(responses.GetProperty(isError ? "default" : "200").GetProperty("content").GetProperty("application/json").GetProperty("schema"), answer, "answer");
    }

    /// <summary>What is wrong with an object of a kind; null when nothing is.</summary>
    public string? Complain(string schemaName, JsonElement value) => Complain(spec.Schema(schemaName), value, schemaName);

    private string? Complain(JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean() ? null : $"{at} must not be null";
        }

        schema = spec.Follow(schema);
        if (schema.TryGetProperty("anyOf", out var options))
        {
            var complaints = options.EnumerateArray().Select(option => Complain(option, value, at)).ToList();
            return complaints.Contains(null) ? null : complaints[0];
        }

        var type = schema.TryGetProperty("type", out var declared) ? declared.GetString() : "object";
        if (!IsOf(type!, value))
        {
            return $"{at} is no {type}";
        }

        return type switch
        {
            "object" => OfObject(schema, value, at),
            "array" => value.EnumerateArray().Select((item, i) => Complain(schema.GetProperty("items"), item, $"{at}[{i}]")).FirstOrDefault(complaint => complaint is not null),
            "string" when schema.TryGetProperty("enum", out var words) && words.EnumerateArray().All(word => word.GetString() != value.GetString()) => $"{at} must not be '{value}'",
            _ => null,
        };
    }

    private string? OfObject(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("required", out var required) && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{at} has no {missing}";
        }

        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        return schema.TryGetProperty("properties", out var known)
            ? value.EnumerateObject().Select(member => known.TryGetProperty(member.Name, out var property)
                ? Complain(property, member.Value, $"{at}.{member.Name}")
                : $"{at} has '{member.Name}', which the document does not know").FirstOrDefault(complaint => complaint is not null)
            : others.ValueKind == JsonValueKind.Object
                ? value.EnumerateObject().Select(member => Complain(others, member.Value, $"{at}.{member.Name}")).FirstOrDefault(complaint => complaint is not null)
                : null;
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
