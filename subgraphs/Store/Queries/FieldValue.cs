using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Octomart.Store.Queries;

/// <summary>C# values → what is stored: null, string, long, double or bool.</summary>
internal static class FieldValue
{
    private static readonly ConcurrentDictionary<object, string> Names = new();

    public static object? From(Field field, object? value) => value is null ? null : field.Kind switch
    {
        FieldKind.Text when value is string text => text,
        FieldKind.Boolean when value is bool truth => truth,
        FieldKind.Integer when value is double real => real,
        FieldKind.Integer => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        FieldKind.Real => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        FieldKind.Enumeration => Name(Enum.ToObject(field.Type, value)),
        FieldKind.Time when value is DateTimeOffset time => StoreTime.ToText(time),
        FieldKind.Date when value is DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Identifier when value is Guid id => id.ToString("D"),
        _ => throw new NotSupportedException($"'{field}' cannot be compared with a {value.GetType().Name}."),
    };

    // Through the serializer, so that a renamed enum member is compared by the name that is stored.
    private static string Name(object value) => Names.GetOrAdd(
        value, static value => JsonSerializer.SerializeToElement(value, value.GetType(), DocumentJson.Options).GetString()!);
}
