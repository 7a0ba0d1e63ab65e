using System.Runtime.CompilerServices;

namespace Octomart.Gateway.Transport;

/// <summary>
/// Starts a subscription again when its subgraph goes away, as a restart does: after a quarter of a second at first, then twice as long each time,
/// up to ten seconds, less a random part so that thousands do not come at once. A subscription that could not start at all is told to the client instead.
/// </summary>
internal sealed class ReconnectingSubgraphClient(ISubgraphClient inner, TimeProvider time) : ISubgraphClient
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    public ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);

    public async IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hasStarted = false;
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            var isBroken = false;
            await foreach (var result in inner.SubscribeAsync(request, cancellationToken))
            {
                if (result.IsConnected)
                {
                    hasStarted = true;
                    delay = FirstDelay;
                    continue;
                }

                isBroken = hasStarted && result.Failure is not null;
                if (isBroken)
                {
                    break;
                }

                yield return result;
            }

            if (!isBroken)
            {
                yield break;
            }

            await Task.Delay(delay * (1 - (Random.Shared.NextDouble() / 2)), time, cancellationToken);
        }
    }
}
