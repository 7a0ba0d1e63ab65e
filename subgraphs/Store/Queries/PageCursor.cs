using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Octomart.Store.Queries;

/// <summary>Where a page ended: the order, the sort key's value and the id. Opaque to clients, checked when it comes back.</summary>
internal sealed record PageCursor(object Key, string Id)
{
    public string Encode(SortOrder order) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { order.Name, Key, Id }));

    public static PageCursor Decode(string text, SortOrder order)
    {
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            var parts = json.RootElement;
            if (parts is { ValueKind: JsonValueKind.Array } && parts.GetArrayLength() == 3 && parts[0].ValueEquals(order.Name))
            {
                return new PageCursor(ReadKey(parts[1], order.Field.Kind), parts[2].GetString() ?? throw new FormatException());
            }
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // Said below: whatever is wrong with it, it is not one of ours.
        }

        throw new InvalidCursorException("The cursor does not belong to this list in this order.");
    }

    private static object ReadKey(JsonElement key, FieldKind kind) => kind switch
    {
        FieldKind.Integer => key.GetInt64(),
        FieldKind.Real => key.GetDouble(),
        FieldKind.Boolean => key.GetBoolean(),
        _ => key.GetString() ?? throw new FormatException(),
    };
}
