using Microsoft.Extensions.Options;
using Octomart.Messaging.Inbox;
using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>Deletes what was kept long enough: delivered outbox rows, and inbox rows of messages that cannot come again.</summary>
internal sealed class OutboxSweeper(IDocumentStore store, IOptions<MessagingOptions> options, TimeProvider clock)
{
    private const int BatchSize = 500;

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
        await DeleteAsync<OutboxMessage>(
            new()
            {
                Where = message => message.State == OutboxState.Delivered && message.DeliveredAt < delivered,
                OrderBy = message => message.DeliveredAt,
            },
            cancellationToken);
        var handled = now - options.Value.HandledRetention;
        await DeleteAsync<InboxMessage>(new() { Where = message => message.HandledAt < handled, OrderBy = message => message.HandledAt }, cancellationToken);
    }

    private async Task DeleteAsync<T>(DocumentQuery<T> query, CancellationToken cancellationToken) where T : Document
    {
        for (var count = BatchSize; count == BatchSize;)
        {
            count = await store.WriteAsync(async (work, ct) =>
            {
                var old = await work.ListAsync(query with { Limit = BatchSize }, ct);
                foreach (var document in old)
                {
                    work.Delete(document);
                }

                return old.Count;
            }, cancellationToken);
        }
    }
}
