namespace Octomart.Messaging.Tests;

/// <summary>Loses every second message and every third confirmation.</summary>
internal sealed class LossyTransport(IMessageTransport inner) : IMessageTransport
{
    private int _sent;
    private int _confirmed;

    public Task<IAsyncDisposable> ConnectAsync(IMessageEndpoint endpoint, CancellationToken cancellationToken) => inner.ConnectAsync(endpoint, cancellationToken);

    public Task<bool> SendAsync(string service, MessageEnvelope message, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _sent) % 2 == 0 ? Task.FromResult(true) : inner.SendAsync(service, message, cancellationToken);

    public Task ConfirmAsync(MessageEnvelope message, string subscriber, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _confirmed) % 3 == 0 ? Task.CompletedTask : inner.ConfirmAsync(message, subscriber, cancellationToken);
}
