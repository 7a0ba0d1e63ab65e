using Octomart.Messaging.Inbox;
using Octomart.Messaging.Outbox;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>What messaging keeps in the service's own store.</summary>
internal static class MessagingModel
{
    public const string Inbox = "messaging_inbox";
    public const string DeadLetters = "messaging_dead_letters";

    public static void Declare(StoreModel model) => model
        .Collection<OutboxMessage>("messaging_outbox", c => c
            .Index("sequence", [m => m.Sequence])
            .Index("pending", [m => m.Sequence], m => m.State == OutboxState.Pending)
            .Index("delivered", [m => m.DeliveredAt], m => m.State == OutboxState.Delivered))
        .Collection<InboxMessage>(Inbox, c => c.Index("handled", [m => m.HandledAt]))
        .Collection<DeadLetter>(DeadLetters, c => c.Index("failed", [l => l.FailedAt]))
        .Collection<Subscriber>("messaging_subscribers")
        .Collection<RelayLease>("messaging_leases");
}
