using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Octomart.Gateway.Transport;

/// <summary>Reads GraphQL events (<c>next</c>, <c>complete</c>) from a stream of server-sent events.</summary>
internal static class ServerSentEventReader
{
    public static async IAsyncEnumerable<byte[]> ReadAsync(HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var events = SseParser.Create(stream, static (_, data) => data.ToArray());
        await using var enumerator = events.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(enumerator))
        {
            var current = enumerator.Current;
            if (current.EventType == "complete")
            {
                yield break;
            }

            if (current.Data.Length > 0)
            {
                yield return current.Data;
            }
        }
    }

    /// <summary>A stream that breaks off ends the subscription: whoever reads decides whether to start again.</summary>
    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SseItem<byte[]>> enumerator)
    {
        try
        {
            return await enumerator.MoveNextAsync();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }
}
