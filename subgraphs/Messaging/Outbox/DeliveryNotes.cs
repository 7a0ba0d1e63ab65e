using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>
/// Who has confirmed which messages, until the outbox says so itself, which is noted for many at once. What is lost of it by a crash is sent once more, and
/// dropped by inboxes.
/// </summary>
internal sealed class DeliveryNotes(IDocumentStore store, SubscriberRegister subscribers, TimeProvider clock)
{
    private readonly Dictionary<string, HashSet<string>> _confirmedBy = new(StringComparer.Ordinal);

    public int Count => _confirmedBy.Count;

    public bool Contains(string messageId) => _confirmedBy.ContainsKey(messageId);

    /// <summary>Adds somebody to those who have confirmed a message.</summary>
    public void Add(string messageId, string subscriber)
    {
        _confirmedBy.TryAdd(messageId, []);
        _confirmedBy[messageId].Add(subscriber);
    }

    /// <summary>Everybody who has confirmed a message.</summary>
    public void Set(string messageId, HashSet<string> confirmedBy) => _confirmedBy[messageId] = confirmedBy;

    /// <summary>A row that was confirmed by all its subscribers is delivered; one that waits for a service that is down keeps the names.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (_confirmedBy.Count == 0)
        {
            return;
        }

        await store.WriteAsync(async (work, ct) =>
        {
            var messages = await work.FindManyAsync<OutboxMessage>(_confirmedBy.Keys, ct);
            foreach (var message in messages.Values.Where(message => message.State != OutboxState.Delivered))
            {
                var confirmed = message.ConfirmedBy.Union(_confirmedBy[message.Id]).ToList();
                var isDelivered = !subscribers.SubscribersOf(message.Type).Except(confirmed).Any();
                work.Update(message with
                {
                    ConfirmedBy = [.. confirmed],
                    State = isDelivered ? OutboxState.Delivered : OutboxState.Pending,
                    DeliveredAt = isDelivered ? clock.GetUtcNow() : default,
                });
            }
        }, cancellationToken);
        _confirmedBy.Clear();
    }
}
