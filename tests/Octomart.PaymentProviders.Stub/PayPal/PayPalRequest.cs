using System.Text.Json;

namespace Octomart.PaymentProviders.Stub.PayPal;

/// <summary>What PayPal was asked.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">From the version on.</param>
/// <param name="RequestId">The PayPal-Request-Id; null when none was sent.</param>
/// <param name="WantsAll">Whether the whole object is to be answered (<c>Prefer: return=representation</c>).</param>
/// <param name="Body">The JSON; null when there is none.</param>
internal sealed record PayPalRequest(string Method, string Path, string? RequestId, bool WantsAll, JsonElement? Body)
{
    public string[] Segments => Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is at the path of the body; null when nothing is.</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        var at = Body;
        foreach (var name in path)
        {
            at = at is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member)
                ? member.ValueKind == JsonValueKind.Array ? member.EnumerateArray().FirstOrDefault() : member
                : null;
        }

        return at is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }
}
