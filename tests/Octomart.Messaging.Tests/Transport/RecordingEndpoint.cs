using System.Collections.Concurrent;

namespace Octomart.Messaging.Tests.Transport;

/// <summary>A service that only writes down what it is told.</summary>
internal sealed class RecordingEndpoint(string service, params string[] types) : IMessageEndpoint
{
    public MessageSubscription Subscription { get; } = new(service, types.ToHashSet());

    public ConcurrentQueue<string> Received { get; } = [];

    public ConcurrentQueue<(string MessageId, string Subscriber)> Confirmations { get; } = [];

    public ConcurrentQueue<MessageSubscription> Subscriptions { get; } = [];

    public ConcurrentQueue<string?> Traces { get; } = [];

    public void Receive(MessageEnvelope message)
    {
        Traces.Enqueue(message.TraceParent);
        Received.Enqueue($"{message.Type} {message.Id} {message.Payload}");
    }

    public void Confirmed(string messageId, string subscriber) => Confirmations.Enqueue((messageId, subscriber));

    public void Subscribed(MessageSubscription subscription) => Subscriptions.Enqueue(subscription);
}
