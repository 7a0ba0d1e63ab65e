using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongoDB.Bson;

namespace Octomart.Store.MongoDb;

/// <summary>
/// JSON ↔ BSON. Both stores keep what the one serializer makes of a document, so that they agree on every value: whole
/// numbers are 64 bits wide, times are text.
/// </summary>
internal static class BsonText
{
    public static BsonDocument FromDocument(Document document, Type type) =>
        (BsonDocument)FromJson(JsonSerializer.SerializeToElement(document, type, DocumentJson.Options));

    public static T ToDocument<T>(BsonDocument body)
    {
        using var buffer = Write(body);
        return JsonSerializer.Deserialize<T>(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), DocumentJson.Options)
            ?? throw new InvalidDataException("A document cannot be the JSON null.");
    }

    public static BsonDocument FromJson(JsonObject body) => (BsonDocument)FromJson(JsonSerializer.SerializeToElement(body));

    public static BsonDocument FromBody(JsonElement body) => (BsonDocument)FromJson(body);

    public static JsonObject ToJson(BsonDocument body)
    {
        using var buffer = Write(body);
        return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))!.AsObject();
    }

    /// <summary>A value of a predicate or cursor.</summary>
    public static BsonValue FromValue(object? value) => value switch
    {
        null => BsonNull.Value,
        string text => new BsonString(text),
        bool truth => truth ? BsonBoolean.True : BsonBoolean.False,
        long integer => new BsonInt64(integer),
        double real => new BsonDouble(real),
        _ => throw new NotSupportedException($"A {value.GetType().Name} has no BSON."),
    };

    private static MemoryStream Write(BsonDocument body)
    {
        var buffer = new MemoryStream();
        using var writer = new Utf8JsonWriter(buffer);
        Write(writer, body);
        return buffer;
    }

    private static BsonValue FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new BsonDocument(json.EnumerateObject().Select(member => new BsonElement(member.Name, FromJson(member.Value)))),
        JsonValueKind.Array => new BsonArray(json.EnumerateArray().Select(FromJson)),
        JsonValueKind.String => new BsonString(json.GetString()),
        JsonValueKind.Number => FromNumber(json),
        JsonValueKind.True => BsonBoolean.True,
        JsonValueKind.False => BsonBoolean.False,
        _ => BsonNull.Value,
    };

    private static BsonValue FromNumber(JsonElement number)
    {
        if (number.TryGetInt64(out var integer))
        {
            return new BsonInt64(integer);
        }

        var real = number.GetDouble();
        return number.TryGetDecimal(out var exact) && Math.Abs(exact) < 1e28m && !IsExact(real, exact) ? new BsonDecimal128(exact) : new BsonDouble(real);
    }

    private static bool IsExact(double real, decimal exact) =>
        decimal.TryParse(real.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == exact;

    private static void Write(Utf8JsonWriter writer, BsonValue value)
    {
        switch (value)
        {
            case BsonDocument document:
                writer.WriteStartObject();
                foreach (var element in document)
                {
                    writer.WritePropertyName(element.Name);
                    Write(writer, element.Value);
                }

                writer.WriteEndObject();
                break;
            case BsonArray array:
                writer.WriteStartArray();
                foreach (var item in array)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case BsonString text:
                writer.WriteStringValue(text.Value);
                break;
            case BsonInt64 or BsonInt32:
                writer.WriteNumberValue(value.ToInt64());
                break;
            case BsonDouble real:
                writer.WriteNumberValue(real.Value);
                break;
            case BsonDecimal128 exact:
                writer.WriteNumberValue((decimal)exact.Value);
                break;
            case BsonBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case BsonNull:
                writer.WriteNullValue();
                break;
            default:
                throw new InvalidDataException($"A stored document holds a {value.BsonType}, which no document of ours does.");
        }
    }
}
