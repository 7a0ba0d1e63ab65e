namespace Octomart.Messaging.Outbox;

/// <summary>What wakes the relay.</summary>
internal abstract record RelayEvent
{
    internal sealed record Committed : RelayEvent
    {
        public static Committed Instance { get; } = new();
    }

    internal sealed record Tick : RelayEvent
    {
        public static Tick Instance { get; } = new();
    }

    internal sealed record Confirmed(string MessageId, string Subscriber) : RelayEvent;

    internal sealed record Subscribed(MessageSubscription Subscription) : RelayEvent;
}
