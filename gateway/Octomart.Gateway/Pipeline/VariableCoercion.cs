using System.Globalization;
using System.Text.Json;
using GraphQLParser.AST;
using Octomart.Gateway.Errors;
using Octomart.Gateway.Supergraph;

namespace Octomart.Gateway.Pipeline;

/// <summary>Checks the variables of a request (spec 6.1.2). Values stay the JSON that the client sent: subgraphs receive what was meant for them.</summary>
internal sealed class VariableCoercion(SupergraphSchema schema)
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> None = [];

    private readonly List<ClientError> errors = [];

    public IReadOnlyList<ClientError> Errors => errors;

    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Coerce(GraphQLOperationDefinition operation, ReadOnlyMemory<byte> json)
    {
        if (operation.Variables is not { Count: > 0 } definitions)
        {
            return None;
        }

        var values = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json.IsEmpty ? "{}"u8.ToArray() : json);
        foreach (var definition in definitions.Items)
        {
            var name = definition.Variable.Name.StringValue;
            var type = TypeReference.From(definition.Type);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value))
            {
                if (Check(value, type, name) is { } reason)
                {
                    errors.Add(new ClientError($"Variable \"${name}\" got an invalid value: {reason}", ErrorCode.BadUserInput));
                }

                values[name] = JsonSerializer.SerializeToUtf8Bytes(value);
            }
            else if (type.IsNonNull && definition.DefaultValue is null)
            {
                errors.Add(new ClientError($"Variable \"${name}\" of required type \"{type}\" was not provided.", ErrorCode.BadUserInput));
            }
        }

        return values;
    }

    private string? Check(JsonElement value, TypeReference type, string place)
    {
        if (type.IsNonNull)
        {
            return value.ValueKind == JsonValueKind.Null ? $"{place} of type \"{type}\" must not be null." : Check(value, type.Nullable, place);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (type.IsList)
        {
            return CheckList(value, type.Inner!, place);
        }

        var named = schema.Types.GetValueOrDefault(type.Name);
        return named?.Kind switch
        {
            TypeKind.InputObject => CheckInput(value, named, place),
            TypeKind.Enum => value.ValueKind == JsonValueKind.String && named.VisibleEnumValues!.Contains(value.GetString()!)
                ? null : $"{place} is not a value of the enum \"{named.Name}\".",
            _ => CheckScalar(value, type.Name, place),
        };
    }

    /// <summary>A single value stands for a list of one.</summary>
    private string? CheckList(JsonElement value, TypeReference item, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Check(value, item, place);
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (Check(element, item, $"{place}[{index.ToString(CultureInfo.InvariantCulture)}]") is { } reason)
            {
                return reason;
            }

            index++;
        }

        return null;
    }

    private string? CheckInput(JsonElement value, TypeDefinition type, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return $"{place} must be an object of type \"{type.Name}\".";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!type.InputFields.TryGetValue(property.Name, out var field) || field.IsInaccessible)
            {
                return $"\"{type.Name}\" has no field \"{property.Name}\".";
            }

            if (Check(property.Value, field.Type, $"{place}.{property.Name}") is { } reason)
            {
                return reason;
            }
        }

        var missing = type.InputFields.Values.FirstOrDefault(field =>
            field.Type.IsNonNull && field.DefaultValue is null && !value.TryGetProperty(field.Name, out _));
        if (missing is not null)
        {
            return $"{place}.{missing.Name} of required type \"{missing.Type}\" was not provided.";
        }

        var given = type.IsOneOf ? value.EnumerateObject().ToList() : null;
        return given is not null && (given.Count != 1 || given[0].Value.ValueKind == JsonValueKind.Null)
            ? $"{place} must have exactly one field of \"{type.Name}\", and that must not be null."
            : null;
    }

    private static string? CheckScalar(JsonElement value, string type, string place)
    {
        var isValid = type switch
        {
            "Int" => value.ValueKind == JsonValueKind.Number && IsInt(value),
            "Float" => value.ValueKind == JsonValueKind.Number,
            "String" => value.ValueKind == JsonValueKind.String,
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "ID" => value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _)),
            _ => true,
        };
        return isValid ? null : $"{place} is not a valid {type}.";
    }

    /// <summary>1.0 is an integer too.</summary>
    private static bool IsInt(JsonElement value) =>
        value.TryGetInt32(out _) || (value.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue);
}
