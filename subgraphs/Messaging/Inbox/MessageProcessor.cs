using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Store;

namespace Octomart.Messaging.Inbox;

/// <summary>Runs a handler once per message: its writes and the inbox row are one unit of work.</summary>
internal sealed class MessageProcessor(IDocumentStore store, IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly ActivitySource Source = new("Octomart.Messaging");

    /// <summary>Handles the message unless this consumer has already, or has put it aside as a dead letter.</summary>
    public Task HandleAsync(MessageHandlerRegistration handler, MessageEnvelope message, CancellationToken cancellationToken) =>
        RunAsync(handler, message, async (work, ct) => await work.FindAsync<DeadLetter>(DeadLetter.IdOf(handler.Consumer, message.Id), ct) is null, cancellationToken);

    /// <summary>Handles a message that was put aside, and removes the dead letter with the same commit.</summary>
    public Task ReplayAsync(MessageHandlerRegistration handler, DeadLetter letter, CancellationToken cancellationToken) =>
        RunAsync(handler, letter.Message, (work, _) =>
        {
            work.Delete(letter);
            return Task.FromResult(true);
        }, cancellationToken);

    public async Task PutAsideAsync(MessageHandlerRegistration handler, MessageEnvelope message, Exception error, int attempts, CancellationToken cancellationToken)
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

    private async Task RunAsync(
        MessageHandlerRegistration handler, MessageEnvelope message, Func<IUnitOfWork, CancellationToken, Task<bool>> isWanted, CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity($"{handler.Consumer} process", ActivityKind.Consumer, message.TraceParent);
        activity?.SetTag("messaging.message.id", message.Id).SetTag("messaging.destination.name", message.Type);
        var payload = handler.Read(message.Payload);
        var inboxId = InboxMessage.IdOf(handler.Consumer, message.Id);
        try
        {
            await store.WriteAsync(async (work, ct) =>
            {
                if (!await isWanted(work, ct) || await work.FindAsync<InboxMessage>(inboxId, ct) is not null)
                {
                    return;
                }

                await using var scope = scopes.CreateAsyncScope();
                await handler.HandleAsync(scope.ServiceProvider, payload, work, ct);
                work.Insert(new InboxMessage { Id = inboxId, Consumer = handler.Consumer, MessageId = message.Id, HandledAt = clock.GetUtcNow() });
            }, cancellationToken);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Collection == MessagingModel.Inbox)
        {
            // The same message was handled at the same time elsewhere; this run's writes were rolled back with the row.
        }
    }
}
