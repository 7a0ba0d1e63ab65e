using System.Threading.Channels;

namespace Octomart.SubgraphDefaults.Topics;

/// <summary>
/// Live changes within one service, by key (an order's id, a seller's id): what subscriptions listen to. Publish after the
/// commit. A subscriber that cannot keep up is ended, so that it reconnects and reads the present state instead of a stale queue.
/// </summary>
public sealed class Topic<T>
{
    private const int MaxWaiting = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<Channel<T>>> _listeners = new(StringComparer.Ordinal);

    /// <summary>Hands the change to everybody who listens to the key.</summary>
    public void Publish(string key, T change)
    {
        lock (_lock)
        {
            foreach (var channel in _listeners.GetValueOrDefault(key) ?? [])
            {
                if (!channel.Writer.TryWrite(change))
                {
                    channel.Writer.TryComplete();
                }
            }
        }
    }

    /// <summary>Begins to listen at once, before the first element is asked for: read the present state afterwards and nothing is missed.</summary>
    public TopicSubscription<T> Subscribe(string key)
    {
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
        lock (_lock)
        {
            if (!_listeners.TryGetValue(key, out var channels))
            {
                _listeners[key] = channels = [];
            }

            channels.Add(channel);
        }

        return new TopicSubscription<T>(channel.Reader, () => Leave(key, channel));
    }

    private void Leave(string key, Channel<T> channel)
    {
        lock (_lock)
        {
            if (_listeners.TryGetValue(key, out var channels) && channels.Remove(channel) && channels.Count == 0)
            {
                _listeners.Remove(key);
            }
        }

        channel.Writer.TryComplete();
    }
}

/// <summary>One listener of a <see cref="Topic{T}"/>; dispose it to stop listening.</summary>
public sealed class TopicSubscription<T>(ChannelReader<T> changes, Action leave) : IDisposable
{
    /// <summary>The changes since the subscription began, until it is disposed or falls too far behind.</summary>
    public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken) => changes.ReadAllAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => leave();
}
