using System.Text.Json;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>What a template shows: JSON as dictionaries and lists, which is what Handlebars reads.</summary>
internal static class MailModel
{
    public static Dictionary<string, object?> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ObjectOf(document.RootElement);
    }

    private static Dictionary<string, object?> ObjectOf(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => ValueOf(property.Value), StringComparer.Ordinal);

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ObjectOf(element),
        JsonValueKind.Array => element.EnumerateArray().Select(ValueOf).ToList(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.String => element.GetString(),
        _ => null,
    };
}
