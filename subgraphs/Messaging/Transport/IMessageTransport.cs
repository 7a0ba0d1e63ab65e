namespace Octomart.Messaging;

/// <summary>
/// Carries messages between services. It may lose, repeat or delay any of them: the outbox sends again until the
/// subscriber has confirmed, and the inbox drops what was handled already.
/// </summary>
public interface IMessageTransport
{
    /// <summary>
    /// Whether what <see cref="SendAsync"/> took outlives the receiver and the transport itself. Then a confirmation may take its
    /// time; sending again soon would only fill the receiver's queue.
    /// </summary>
    bool IsDurable => false;

    /// <summary>
    /// Joins a service: from now on it receives what is sent to it, its subscription is announced to every service, and it
    /// learns the others'. Disposing the result takes it off.
    /// </summary>
    Task<IAsyncDisposable> ConnectAsync(IMessageEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Hands a message over for one service. False when that service cannot be reached now.</summary>
    Task<bool> SendAsync(string service, MessageEnvelope message, CancellationToken cancellationToken);

    /// <summary>Tells the publisher that <paramref name="subscriber"/> has handled a message for good.</summary>
    Task ConfirmAsync(MessageEnvelope message, string subscriber, CancellationToken cancellationToken);
}
