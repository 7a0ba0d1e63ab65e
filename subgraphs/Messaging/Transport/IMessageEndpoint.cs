namespace Octomart.Messaging;

/// <summary>A service as a transport sees it. The calls only queue; none of them waits.</summary>
public interface IMessageEndpoint
{
    /// <summary>What it subscribes to; also says its name.</summary>
    MessageSubscription Subscription { get; }

    /// <summary>A message for this service.</summary>
    void Receive(MessageEnvelope message);

    /// <summary>A subscriber has handled a message of this service.</summary>
    void Confirmed(string messageId, string subscriber);

    /// <summary>A service (perhaps this one) came up with this subscription.</summary>
    void Subscribed(MessageSubscription subscription);
}
