using System.Text.Json;

namespace Octomart.Testing;

/// <summary>Reads answers by path.</summary>
public static class JsonExtensions
{
    /// <summary>The value at a dotted path, with numbers as list indexes: <c>order.sellerOrders.0.status</c>.</summary>
    public static JsonElement At(this JsonElement json, string path) => path.Split('.').Aggregate(json, (element, step) =>
        int.TryParse(step, out var index) ? element[index] : element.GetProperty(step));

    /// <summary>The text at a path.</summary>
    public static string Text(this JsonElement json, string path) => json.At(path).GetString()!;

    /// <summary>The codes of a payload's userErrors.</summary>
    public static IReadOnlyList<string> UserErrorCodes(this JsonElement payload) =>
        [.. payload.GetProperty("userErrors").EnumerateArray().Select(error => error.Text("code"))];
}
