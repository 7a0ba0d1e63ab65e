using Microsoft.Extensions.Primitives;
using Octomart.GraphQLTransport;

namespace Octomart.Gateway.Transport;

/// <summary>
/// Which headers of a request subgraphs see: the caller's token, a request id, and what options allow. Each fetch adds its own place in the trace.
/// Nothing else passes.
/// </summary>
internal sealed class HeaderPropagation(GatewayOptions options)
{
    public const string RequestId = "x-request-id";

    public IReadOnlyList<KeyValuePair<string, string>> For(GraphQLCall call)
    {
        var incoming = call.Http.Request.Headers;
        List<KeyValuePair<string, string>> headers = new(3 + options.ForwardedHeaders.Count)
        {
            new(RequestId, incoming.TryGetValue(RequestId, out var id) && IsSafe(id) ? id.ToString() : call.Http.TraceIdentifier),
        };
        if (call.Authorization is { } authorization)
        {
            headers.Add(new("Authorization", authorization));
        }

        foreach (var name in options.ForwardedHeaders)
        {
            if (incoming.TryGetValue(name, out var value))
            {
                headers.Add(new(name, value.ToString()));
            }
        }

        return headers;
    }

    /// <summary>An id from outside ends in logs: short and plain, or not at all.</summary>
    private static bool IsSafe(StringValues id) =>
        id is [{ Length: > 0 and <= 128 } text] && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':');
}
