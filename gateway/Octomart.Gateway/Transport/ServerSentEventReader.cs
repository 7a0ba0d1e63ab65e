using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Octomart.Gateway.Transport;

/// <summary>Reads GraphQL events (<c>next</c>, <c>complete</c>) from a stream of server-sent events.</summary>
internal static class ServerSentEventReader
{
    /// <summary>Each event; a failure when the stream breaks off before it was completed.</summary>
    public static async IAsyncEnumerable<SubgraphResult> ReadAsync(
        HttpResponseMessage response, SubgraphResult brokenOff, [EnumeratorCancellation] CancellationToken cancellationToken)
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
                yield return SubgraphResult.Of(current.Data);
            }
        }

        yield return brokenOff;
    }

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
