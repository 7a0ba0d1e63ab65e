using System.Collections.Concurrent;

namespace Octomart.Gateway.Transport;

/// <summary>
/// Keeps one bad subgraph from taking the gateway with it: at most so many requests at once (bulkhead), and none for a while after so many have
/// failed in a row (circuit breaker), after which one is let through to see.
/// </summary>
internal sealed class GuardedSubgraphClient(ISubgraphClient inner, SubgraphEndpoints endpoints, GatewayOptions options, TimeProvider time) : ISubgraphClient
{
    private readonly ConcurrentDictionary<int, Guard> guards = [];

    public async ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken)
    {
        var guard = guards.GetOrAdd(request.Subgraph.Index, static (_, limit) => new Guard(limit), options.MaxConcurrentSubgraphRequests);
        if (!guard.MayPass(time.GetTimestamp(), time, options))
        {
            return SubgraphResult.Failed(ErrorCode.SubgraphUnavailable, $"The subgraph {request.Subgraph.Name} is not available at the moment.");
        }

        if (!await guard.Slots.WaitAsync(endpoints.Timeout(request.Subgraph), cancellationToken))
        {
            return SubgraphResult.Failed(ErrorCode.SubgraphTimeout, $"The subgraph {request.Subgraph.Name} is busy.");
        }

        try
        {
            var result = await inner.SendAsync(request, cancellationToken);
            guard.Note(result.Failure is null, time.GetTimestamp());
            return result;
        }
        finally
        {
            guard.Slots.Release();
        }
    }

    public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(request, cancellationToken);

    private sealed class Guard(int limit)
    {
        private int failures;
        private long lastFailure;

        public SemaphoreSlim Slots { get; } = new(limit);

        public bool MayPass(long now, TimeProvider time, GatewayOptions options)
        {
            if (Volatile.Read(ref failures) < options.BreakerThreshold)
            {
                return true;
            }

            var since = Volatile.Read(ref lastFailure);

            // Whoever moves the clock is the one that tries; the others wait another round.
            return time.GetElapsedTime(since, now) >= options.BreakerDuration && Interlocked.CompareExchange(ref lastFailure, now, since) == since;
        }

        public void Note(bool isAnswered, long now)
        {
            if (isAnswered)
            {
                Volatile.Write(ref failures, 0);
                return;
            }

            Volatile.Write(ref lastFailure, now);
            Interlocked.Increment(ref failures);
        }
    }
}
