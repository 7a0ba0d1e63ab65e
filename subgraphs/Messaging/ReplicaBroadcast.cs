using System.Collections.Concurrent;

namespace Octomart.Messaging;

/// <summary>
/// Tells the other replicas of a service what has just happened on this one, so that whoever follows it live there is told too.
/// A hint and no more: it may get lost, and who missed it finds the same in the store. In one process there is nobody to tell.
/// </summary>
public class ReplicaBroadcast
{
    private readonly ConcurrentDictionary<string, Action<string, string>> _listeners = new(StringComparer.Ordinal);

    /// <summary>Hints may have been lost: who follows something live reads its present state again.</summary>
    public event Action? Interrupted;

    /// <summary>Joins the other replicas.</summary>
    public virtual Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Tells the other replicas. Does not wait.</summary>
    /// <param name="topic">What kind of thing has changed.</param>
    /// <param name="key">Which one.</param>
    /// <param name="payload">What listeners need to know.</param>
    public virtual void Publish(string topic, string key, string payload)
    {
    }

    /// <summary>Hears what other replicas tell; one listener a topic.</summary>
    public void Listen(string topic, Action<string, string> listener)
    {
        if (!_listeners.TryAdd(topic, listener))
        {
            throw new InvalidOperationException($"There are two topics named '{topic}'.");
        }
    }

    /// <summary>A replica has told something.</summary>
    protected void Hear(string topic, string key, string payload) => _listeners.GetValueOrDefault(topic)?.Invoke(key, payload);

    /// <summary>The line to the other replicas was broken for a while.</summary>
    protected void Interrupt() => Interrupted?.Invoke();
}
