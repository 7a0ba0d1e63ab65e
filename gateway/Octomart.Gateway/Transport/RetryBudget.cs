using System.Collections.Concurrent;
using Octomart.Gateway.Diagnostics;

namespace Octomart.Gateway.Transport;

/// <summary>
/// How many retries each subgraph still gets: at most a share of what it was asked in the last seconds. When it struggles, every request may fail, and
/// retrying them all would double its load just then.
/// </summary>
internal sealed class RetryBudget(GatewayOptions options, TimeProvider time)
{
    /// <summary>So many in a window are free, or a quiet gateway would never retry.</summary>
    public const int FreeRetries = 3;

    /// <summary>How long requests and retries count.</summary>
    public const int WindowSeconds = 10;

    private readonly ConcurrentDictionary<string, Window> windows = [];

    public void NoteRequest(string subgraph) => Of(subgraph).NoteRequest(Second());

    /// <summary>Whether one retry is left; it is taken when there is.</summary>
    public bool TryTakeRetry(string subgraph)
    {
        var isTaken = options.RetryShare > 0 && Of(subgraph).TryTakeRetry(Second(), options.RetryShare);
        GatewayTelemetry.RecordRetry(subgraph, isTaken);
        return isTaken;
    }

    private Window Of(string subgraph) => windows.GetOrAdd(subgraph, static _ => new Window());

    private long Second() => time.GetTimestamp() / time.TimestampFrequency;

    private sealed class Window
    {
        private readonly Lock gate = new();
        private readonly Bucket[] buckets = new Bucket[WindowSeconds];

        public void NoteRequest(long second)
        {
            lock (gate)
            {
                At(second).Requests++;
            }
        }

        public bool TryTakeRetry(long second, double share)
        {
            lock (gate)
            {
                long requests = 0, retries = 0;
                foreach (var bucket in buckets)
                {
                    var counts = bucket.Second > second - WindowSeconds;
                    requests += counts ? bucket.Requests : 0;
                    retries += counts ? bucket.Retries : 0;
                }

                var isLeft = retries < Math.Max(FreeRetries, Math.Floor(requests * share));
                if (isLeft)
                {
                    At(second).Retries++;
                }

                return isLeft;
            }
        }

        private ref Bucket At(long second)
        {
            ref var bucket = ref buckets[second % WindowSeconds];
            if (bucket.Second != second)
            {
                bucket = new Bucket { Second = second };
            }

            return ref bucket;
        }
    }

    private struct Bucket
    {
        public long Second;
        public int Requests;
        public int Retries;
    }
}
