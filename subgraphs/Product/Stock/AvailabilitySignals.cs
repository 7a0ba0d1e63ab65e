using System.Threading.Channels;

namespace Octomart.ProductSubgraph.Stock;

/// <summary>
/// Tells the subscriptions of this process which variants' stock has just changed. Only a nudge, and never more than one a variant
/// waiting: who is nudged reads the store, so a client that is slow misses steps and never the outcome.
/// </summary>
internal sealed class AvailabilitySignals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<AvailabilityListener>> _listeners = new(StringComparer.Ordinal);

    public void Tell(string variantId)
    {
        lock (_lock)
        {
            foreach (var listener in _listeners.GetValueOrDefault(variantId) ?? [])
            {
                listener.Nudge(variantId);
            }
        }
    }

    public AvailabilityListener Listen(IReadOnlyCollection<string> variantIds)
    {
        var listener = new AvailabilityListener(self => Leave(self, variantIds));
        lock (_lock)
        {
            foreach (var id in variantIds)
            {
                if (!_listeners.TryGetValue(id, out var listeners))
                {
                    _listeners[id] = listeners = [];
                }

                listeners.Add(listener);
            }
        }

        return listener;
    }

    private void Leave(AvailabilityListener listener, IEnumerable<string> variantIds)
    {
        lock (_lock)
        {
            foreach (var id in variantIds)
            {
                if (_listeners.TryGetValue(id, out var listeners) && listeners.Remove(listener) && listeners.Count == 0)
                {
                    _listeners.Remove(id);
                }
            }
        }
    }
}

/// <summary>One subscription's ear; dispose it to stop listening.</summary>
internal sealed class AvailabilityListener(Action<AvailabilityListener> leave) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private HashSet<string> _nudged = new(StringComparer.Ordinal);

    public void Nudge(string variantId)
    {
        lock (_lock)
        {
            _nudged.Add(variantId);
        }

        _bell.Writer.TryWrite(true);
    }

    /// <summary>Waits until something has changed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken) => await _bell.Reader.ReadAsync(cancellationToken);

    /// <summary>What has changed since the last call.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_lock)
        {
            var taken = _nudged;
            _nudged = new HashSet<string>(StringComparer.Ordinal);
            return taken;
        }
    }

    public void Dispose() => leave(this);
}
