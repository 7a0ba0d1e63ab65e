using System.Collections.Concurrent;

namespace Octomart.Gateway.Transport;

/// <summary>
/// Identical queries that are under way at once share one call: the page that everybody looks at is fetched once. Callers share only what they
/// may both see, so the token is part of what must be equal.
/// </summary>
internal sealed class DeduplicatingSubgraphClient(ISubgraphClient inner) : ISubgraphClient
{
    private static readonly HashSet<string> PerRequest = new(StringComparer.OrdinalIgnoreCase) { HeaderPropagation.RequestId, "traceparent", "tracestate" };

    private readonly ConcurrentDictionary<CallKey, Task<SubgraphResult>> underWay = [];

    public async ValueTask<SubgraphResult> SendAsync(SubgraphRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsQuery)
        {
            return await inner.SendAsync(request, cancellationToken);
        }

        // The body belongs to the first caller; whoever joins may outlive it.
        var body = request.Body.ToArray();
        var key = new CallKey(request.Subgraph.Index, body, Shared(request.Headers));
        var starting = new TaskCompletionSource<SubgraphResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = underWay.GetOrAdd(key, starting.Task);
        if (call == starting.Task)
        {
            _ = RunAsync(key, request with { Body = body }, starting);
        }

        // One caller that leaves takes no other with it; the subgraph's own time limit ends the call.
        return await call.WaitAsync(cancellationToken);
    }

    public IAsyncEnumerable<SubgraphResult> SubscribeAsync(SubgraphRequest request, CancellationToken cancellationToken) =>
        inner.SubscribeAsync(request, cancellationToken);

    private async Task RunAsync(CallKey key, SubgraphRequest request, TaskCompletionSource<SubgraphResult> completion)
    {
        try
        {
            completion.SetResult(await inner.SendAsync(request, CancellationToken.None));
        }
        catch (Exception fault)
        {
            completion.SetException(fault);
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }

    private static string Shared(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        string.Join('\n', headers.Where(header => !PerRequest.Contains(header.Key)).Select(header => $"{header.Key}:{header.Value}"));

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
