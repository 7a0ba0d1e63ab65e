using Microsoft.Extensions.Options;
using Octomart.Messaging.Inbox;
using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>Deletes what was kept long enough: delivered outbox rows, and inbox rows of messages that cannot come again.</summary>
internal sealed class OutboxSweeper(IDocumentStore store, IOptions<MessagingOptions> options, TimeProvider clock)
{
    private DateTimeOffset _next;

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        _next = now + options.Value.SweepInterval;
        var delivered = now - options.Value.DeliveredRetention;
        await store.DeleteAllAsync<OutboxMessage>(
            new()
            {
                Where = message => message.State == OutboxState.Delivered && message.DeliveredAt < delivered,
                OrderBy = message => message.DeliveredAt,
            },
            cancellationToken);
        var handled = now - options.Value.HandledRetention;
        await store.DeleteAllAsync<InboxMessage>(new() { Where = message => message.HandledAt < handled, OrderBy = message => message.HandledAt }, cancellationToken);
    }
}
