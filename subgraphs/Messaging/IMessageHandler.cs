using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>
/// Consumes one kind of event. The handler's writes and the inbox row that marks the message as handled commit together,
/// so however often the message arrives, its effects happen once. The body may run again on a conflict: effects outside
/// the store (a mail, a call) belong behind a document that another worker picks up.
/// </summary>
public interface IMessageHandler<in TMessage> where TMessage : class
{
    /// <summary>Buffers what follows from the message into <paramref name="work"/>.</summary>
    Task HandleAsync(TMessage message, IUnitOfWork work, CancellationToken cancellationToken);
}
