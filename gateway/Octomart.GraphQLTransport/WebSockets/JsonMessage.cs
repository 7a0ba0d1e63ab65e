using System.Text.Json;

namespace Octomart.GraphQLTransport.WebSockets;

/// <summary>One message of the protocol. Whatever is not an object with strings for its type and id has none of them.</summary>
/// <param name="Type">What it says.</param>
/// <param name="Id">Which operation it is about.</param>
/// <param name="Payload">What comes with it.</param>
internal sealed record JsonMessage(string? Type, string? Id, JsonElement? Payload)
{
    private static readonly JsonMessage Invalid = new(null, null, null);

    /// <summary>Copies what it keeps.</summary>
    public static JsonMessage Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var message = JsonSerializer.Deserialize<JsonElement>(json);
            return message.ValueKind != JsonValueKind.Object
                ? Invalid
                : new JsonMessage(Text(message, "type"), Text(message, "id"), message.TryGetProperty("payload", out var payload) ? payload : null);
        }
        catch (JsonException)
        {
            return Invalid;
        }
    }

    private static string? Text(JsonElement message, string property) =>
        message.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
