using System.Globalization;
using System.Text.Json;

namespace Octomart.PaymentProviders.Stub.OpenApi;

/// <summary>Holds a form against an operation of the document, in the words that Stripe uses for what is wrong.</summary>
internal sealed class RequestCheck(OpenApiSpec spec)
{
    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    public RequestComplaint? Complain(string method, string path, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        if (spec.Find(method, path) is not { } operation)
        {
            return new RequestComplaint(null, $"Unrecognized request URL ({method}: {path}).", null);
        }

        var form = FormValue.Parse(parameters);
        if (method != "GET")
        {
            return OfObject(BodyOf(operation), form, "");
        }

        var known = operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("schema"));
        return form.Members!.Select(member => known.TryGetValue(member.Key, out var schema) ? Of(schema, member.Value, member.Key) : Unknown(member.Key)).FirstOrDefault(complaint => complaint is not null);
    }

    private static JsonElement BodyOf(JsonElement operation) =>
        operation.GetProperty("requestBody").GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema");

    private RequestComplaint? Of(JsonElement schema, FormValue value, string name)
    {
        schema = spec.Follow(schema);
        if (schema.TryGetProperty("anyOf", out var options))
        {
            var complaints = options.EnumerateArray().Select(option => Of(option, value, name)).ToList();

            // What is wrong with the deepest option says most: a misspelt member rather than "this is no empty string".
            return complaints.Contains(null) ? null : complaints.MaxBy(complaint => complaint!.Parameter?.Length ?? 0);
        }

        return schema.GetProperty("type").GetString() switch
        {
            "object" => OfObject(schema, value, name),
            "array" => OfArray(schema, value, name),
            var type => OfText(schema, type!, value, name),
        };
    }

    private RequestComplaint? OfObject(JsonElement schema, FormValue value, string name)
    {
        if (value.Members is not { } members)
        {
            return new RequestComplaint(null, $"Invalid object: {name}", name);
        }

        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        var others = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object ? additional : default;
        var missing = schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).FirstOrDefault(r => !members.ContainsKey(r)) : null;
        var wrong = members.Select(member => Of(properties, others, member, Inner(name, member.Key))).FirstOrDefault(complaint => complaint is not null);
        return wrong ?? (missing is null ? null : new RequestComplaint("parameter_missing", $"Missing required param: {Inner(name, missing)}.", Inner(name, missing)));
    }

    private RequestComplaint? Of(JsonElement properties, JsonElement others, KeyValuePair<string, FormValue> member, string name) => member.Value switch
    {
        var value when properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Key, out var property) => Of(property, value, name),
        var value when others.ValueKind == JsonValueKind.Object => Of(others, value, name),
        _ => Unknown(name),
    };

    private RequestComplaint? OfArray(JsonElement schema, FormValue value, string name) => value.Members is { } members
        ? members.Select(member => Of(schema.GetProperty("items"), member.Value, Inner(name, member.Key))).FirstOrDefault(complaint => complaint is not null)
        : new RequestComplaint(null, "Invalid array", name);

    private static RequestComplaint? OfText(JsonElement schema, string type, FormValue value, string name) => value.Text switch
    {
        null => new RequestComplaint(null, $"Invalid {type}: {name}", name),
        var text when type == "integer" && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => new("parameter_invalid_integer", $"Invalid integer: {text}", name),
        var text when type == "boolean" && text is not ("true" or "false") => new(null, $"Invalid boolean: {text}", name),
        var text when schema.TryGetProperty("enum", out var options) && options.EnumerateArray().All(option => option.GetString() != text) =>
            new(null, $"Invalid {name}: must be one of {string.Join(", ", options.EnumerateArray().Select(option => option.GetString()))}", name),
        var text when schema.TryGetProperty("maxLength", out var longest) && text.Length > longest.GetInt32() => new(null, $"Invalid string: {name} is too long", name),
        _ => null,
    };

    private static RequestComplaint Unknown(string name) => new("parameter_unknown", $"Received unknown parameter: {name}", name);

    private static string Inner(string name, string key) => name.Length == 0 ? key : $"{name}[{key}]";
}

/// <summary>What is wrong with a request.</summary>
/// <param name="Code">The provider's code; null when it has none for it.</param>
/// <param name="Message">In the provider's words.</param>
/// <param name="Parameter">Which parameter; null when it is the address.</param>
internal sealed record RequestComplaint(string? Code, string Message, string? Parameter);
