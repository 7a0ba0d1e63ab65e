using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Octomart.GraphQLTransport.WebSockets;

/// <summary>
/// Browsers cannot set headers on a WebSocket, so the token comes in the payload of <c>connection_init</c>, under
/// <c>Authorization</c> or <c>authorization</c>, as <c>Bearer ...</c>.
/// </summary>
internal static class WebSocketAuthentication
{
    public static string? TokenOf(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        return json.TryGetProperty("Authorization", out var token) || json.TryGetProperty("authorization", out token)
            ? token.ValueKind == JsonValueKind.String ? token.GetString() : null
            : null;
    }

    /// <summary>The token's user, or null when the token does not verify.</summary>
    public static async Task<ClaimsPrincipal?> AuthenticateAsync(HttpContext http, string authorization)
    {
        // A scope of its own: the handlers of the opening request have already settled on "no token".
        await using var scope = http.RequestServices.CreateAsyncScope();
        var inner = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        inner.Request.Headers.Authorization = authorization;
        var result = await inner.AuthenticateAsync();
        return result.Succeeded ? result.Principal : null;
    }
}
