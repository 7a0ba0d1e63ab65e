using System.Text.Json;
using System.Threading.Channels;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Topics;

/// <summary>
/// Live changes of one service, by key (an order's id, a seller's id): what subscriptions listen to, on whichever replica the change
/// was made. Publish after the commit. A subscriber that cannot keep up is ended, so that it reconnects and reads the present state
/// instead of a stale queue; so are all when hints of other replicas may have been lost.
/// </summary>
public sealed class Topic<T>
{
    private readonly string _name = "";
    private readonly ReplicaBroadcast? _broadcast;
    private const int MaxWaiting = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<Channel<T>>> _listeners = new(StringComparer.Ordinal);

    /// <summary>A topic of this process only, such as a nudge to its workers.</summary>
    public Topic()
    {
    }

    /// <summary>A topic of all replicas.</summary>
    /// <param name="name">Unique within the service.</param>
    /// <param name="broadcast">How the other replicas are told.</param>
    public Topic(string name, ReplicaBroadcast broadcast)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        (_name, _broadcast) = (name, broadcast);
        broadcast.Listen(name, (key, payload) => PublishHere(key, JsonSerializer.Deserialize<T>(payload, DocumentJson.Options)!));
        broadcast.Interrupted += EndAll;
    }

    /// <summary>Hands the change to everybody who listens to the key, here and on the other replicas.</summary>
    public void Publish(string key, T change)
    {
        PublishHere(key, change);
        _broadcast?.Publish(_name, key, JsonSerializer.Serialize(change, DocumentJson.Options));
    }

    private void PublishHere(string key, T change)
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

    private void EndAll()
    {
        lock (_lock)
        {
            foreach (var channel in _listeners.Values.SelectMany(channels => channels))
            {
                channel.Writer.TryComplete();
            }
        }
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
