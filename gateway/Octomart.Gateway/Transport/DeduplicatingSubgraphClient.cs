using System.Collections.Concurrent;

namespace Octomart.Gateway.Transport;

/// <summary>
/// Identical queries that are under way at once share one call: the page that everybody looks at is fetched once. Callers share only what they
/// may both see, so the token is part of what must be equal.
/// </summary>
internal sealed class DeduplicatingSubgraphClient(ISubgraphClient inner) : ISubgraphClient
{
    private readonly ConcurrentDictionary<CallKey, Call> underWay = [];

    public async ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsQuery)
        {
            return await inner.SendAsync(request, cancellationToken);
        }

        // The body belongs to the first caller; whoever joins may outlive it.
        var body = request.Body.ToArray();
        var key = new CallKey(request.Subgraph.Index, body, Shared(request.Headers));
        while (true)
        {
            var starting = new Call();
            var call = underWay.GetOrAdd(key, starting);
            if (call == starting)
            {
                _ = RunAsync(key, request with { Body = body }, call);
            }
            else if (!call.TryJoin())
            {
                continue;
            }

            // One caller that leaves takes no other with it; the subgraph's own time limit ends the call.
            return await call.Answer.Task.WaitAsync(cancellationToken);
        }
    }

    public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(request, cancellationToken);

    private async Task RunAsync(CallKey key, SubgraphRequest request, Call call)
    {
        try
        {
            var result = await inner.SendAsync(request, CancellationToken.None);
            underWay.TryRemove(key, out _);
            call.Answer.SetResult(result with { IsPooled = result.IsPooled && call.Close() });
        }
        catch (Exception fault)
        {
            underWay.TryRemove(key, out _);
            call.Answer.SetException(fault);
        }
    }

    /// <summary>A call under way, and whether more than one waits for it.</summary>
    private sealed class Call
    {
        private const int Closed = -1;

        private int joined;

        public TaskCompletionSource<SubgraphResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TryJoin()
        {
            // Once the answer may be given to its only reader, nobody else can have it.
            return Interlocked.CompareExchange(ref joined, 1, 0) is 0 or 1;
        }

        /// <summary>Whether nobody has joined; nobody can from now on.</summary>
        public bool Close() => Interlocked.CompareExchange(ref joined, Closed, 0) == 0;
    }

    private static string Shared(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        string.Join('\n', headers.Where(header => header.Key != HeaderPropagation.RequestId).Select(header => $"{header.Key}:{header.Value}"));

    private readonly struct CallKey(int subgraph, byte[] body, string headers) : IEquatable<CallKey>
    {
        private readonly int subgraph = subgraph;
        private readonly byte[] body = body;
        private readonly string headers = headers;

        public bool Equals(CallKey other) => subgraph == other.subgraph && headers == other.headers && body.AsSpan().SequenceEqual(other.body);

        public override bool Equals(object? obj) => obj is CallKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(subgraph);
            hash.AddBytes(body);
            hash.Add(headers, StringComparer.Ordinal);
            return hash.ToHashCode();
        }
    }
}
