using Microsoft.Extensions.DependencyInjection;
using Octomart.Store;

namespace Octomart.Messaging.Inbox;

/// <summary>Runs a handler once per message: its writes and the inbox row are one unit of work.</summary>
internal sealed class MessageProcessor(IDocumentStore store, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Handles the message unless this consumer has already, or has put it aside as a dead letter.</summary>
    public Task HandleAsync(MessageHandlerRegistration handler, MessageEnvelope message, CancellationToken cancellationToken) =>
        RunAsync(
            handler, message, async (work, ct) => await work.FindAsync<DeadLetter>(DeadLetter.IdOf(handler.Consumer, message.Id), ct) is null, cancellationToken);

    /// <summary>Handles a message that was put aside, and removes the dead letter with the same commit.</summary>
    public async Task ReplayAsync(MessageHandlerRegistration handler, DeadLetter letter, CancellationToken cancellationToken)
    {
        using var activity = MessagingTracing.StartProcess(handler, letter.Message);
        await RunAsync(handler, letter.Message, (work, _) =>
        {
            work.Delete(letter);
            return Task.FromResult(true);
        }, cancellationToken);
    }

    public async Task PutAsideAsync(
        MessageHandlerRegistration handler, MessageEnvelope message, Exception error, int attempts, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync((work, _) =>
            {
                work.Insert(new DeadLetter
                {
                    Id = DeadLetter.IdOf(handler.Consumer, message.Id),
                    Consumer = handler.Consumer,
                    Message = message,
                    Error = error.ToString(),
                    Attempts = attempts,
                    FailedAt = clock.GetUtcNow(),
                });
                return Task.CompletedTask;
            }, cancellationToken);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Collection == MessagingModel.DeadLetters)
        {
            // Another replica has put it aside at the same time.
        }
    }

    /// <summary>Handles several messages in one unit of work. Throws if one of them fails, and then none is handled.</summary>
    public Task HandleManyAsync(MessageHandlerRegistration handler, IReadOnlyList<MessageEnvelope> messages, CancellationToken cancellationToken)
    {
        using var activity = MessagingTracing.StartBatch(handler, messages);
        var payloads = messages.Select(message => handler.Read(message.Payload)).ToList();
        return store.WriteAsync(async (work, ct) =>
        {
            var handled = await work.FindManyAsync<InboxMessage>([.. messages.Select(InboxId)], ct);
            var letters = await work.FindManyAsync<DeadLetter>([.. messages.Select(LetterId)], ct);
            foreach (var (message, payload) in messages.Zip(payloads))
            {
                if (!handled.ContainsKey(InboxId(message)) && !letters.ContainsKey(LetterId(message)))
                {
                    using var one = MessagingTracing.StartProcess(handler, message);
                    await HandleAsync(handler, message, payload, work, ct);
                }
            }
        }, cancellationToken);

        string InboxId(MessageEnvelope message) => InboxMessage.IdOf(handler.Consumer, message.Id);

        string LetterId(MessageEnvelope message) => DeadLetter.IdOf(handler.Consumer, message.Id);
    }

    private async Task RunAsync(
        MessageHandlerRegistration handler,
        MessageEnvelope message,
        Func<IUnitOfWork, CancellationToken, Task<bool>> isWanted,
        CancellationToken cancellationToken)
    {
        var payload = handler.Read(message.Payload);
        try
        {
            await store.WriteAsync(async (work, ct) =>
            {
                if (await isWanted(work, ct) && await work.FindAsync<InboxMessage>(InboxMessage.IdOf(handler.Consumer, message.Id), ct) is null)
                {
                    await HandleAsync(handler, message, payload, work, ct);
                }
            }, cancellationToken);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Collection == MessagingModel.Inbox)
        {
            // The same message was handled at the same time elsewhere; this run's writes were rolled back with the row.
        }
    }

    private async Task HandleAsync(
        MessageHandlerRegistration handler, MessageEnvelope message, object payload, IUnitOfWork work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await handler.HandleAsync(scope.ServiceProvider, payload, work, cancellationToken);
        work.Insert(new InboxMessage
        {
            Id = InboxMessage.IdOf(handler.Consumer, message.Id),
            Consumer = handler.Consumer,
            MessageId = message.Id,
            HandledAt = clock.GetUtcNow(),
        });
    }
}
