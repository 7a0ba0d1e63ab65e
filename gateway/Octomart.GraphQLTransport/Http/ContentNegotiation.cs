using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Octomart.GraphQLTransport.Http;

/// <summary>Which of our media types the client likes best; GraphQL over HTTP, section "Media types".</summary>
internal static class ContentNegotiation
{
    public const string Json = "application/json; charset=utf-8";
    public const string GraphQLResponse = "application/graphql-response+json; charset=utf-8";
    public const string EventStream = "text/event-stream";

    /// <summary>The content type to answer with, or null when nothing that we have is acceptable.</summary>
    public static string? Choose(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
        {
            return Json;
        }

        if (accept.Count == 1 && Offer(accept[0]) is { } single)
        {
            return single;
        }

        return MediaTypeHeaderValue.TryParseList(accept, out var wanted) ? Best(wanted) : null;
    }

    private static string? Best(IList<MediaTypeHeaderValue> wanted)
    {
        string? best = null;
        var bestQuality = 0.0;
        foreach (var media in wanted)
        {
            var quality = media.Quality ?? 1;
            var isUtf8 = !media.Charset.HasValue || media.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);
            if (quality > bestQuality && isUtf8 && Offer(media.MediaType.Value) is { } offer)
            {
                (best, bestQuality) = (offer, quality);
            }
        }

        return best;
    }

    private static string? Offer(string? mediaType) => mediaType switch
    {
        "application/json" or "application/*" or "*/*" => Json,
        "application/graphql-response+json" => GraphQLResponse,
        "text/event-stream" => EventStream,
        _ => null,
    };
}
