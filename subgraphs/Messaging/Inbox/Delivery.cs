namespace Octomart.Messaging.Inbox;

/// <summary>A received message until each of the service's consumers is done with it.</summary>
internal sealed class Delivery(MessageEnvelope message, int consumers)
{
    private int _remaining = consumers;

    public MessageEnvelope Message => message;

    /// <summary>Whether that was the last consumer.</summary>
    public bool FinishOne() => Interlocked.Decrement(ref _remaining) == 0;
}
