using Octomart.Messaging.Inbox;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>The messages that this service gave up on.</summary>
public interface IDeadLetters
{
    /// <summary>The oldest first.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Runs the handler again. Throws what the handler throws; the dead letter then stays.</summary>
    /// <returns>False when there is no such dead letter (any more).</returns>
    Task<bool> ReplayAsync(string id, CancellationToken cancellationToken);
}

internal sealed class DeadLetters(IDocumentStore store, IEnumerable<MessageHandlerRegistration> handlers, MessageProcessor processor) : IDeadLetters
{
    public Task<IReadOnlyList<DeadLetter>> ListAsync(CancellationToken cancellationToken) =>
        store.Set<DeadLetter>().ListAsync(new() { OrderBy = letter => letter.FailedAt }, cancellationToken);

    public async Task<bool> ReplayAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.Set<DeadLetter>().FindAsync(id, cancellationToken) is not { } letter)
        {
            return false;
        }

        var handler = handlers.FirstOrDefault(handler => handler.Consumer == letter.Consumer && handler.MessageType == letter.Message.Type)
            ?? throw new InvalidOperationException($"{letter.Consumer} does not handle {letter.Message.Type} any more.");
        await processor.ReplayAsync(handler, letter, cancellationToken);
        return true;
    }
}
