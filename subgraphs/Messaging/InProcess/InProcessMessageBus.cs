namespace Octomart.Messaging;

/// <summary>The transport inside one process. The host that runs several services gives all of them the same instance.</summary>
public sealed class InProcessMessageBus : IMessageTransport
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, IMessageEndpoint> _endpoints = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IAsyncDisposable> ConnectAsync(IMessageEndpoint endpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        lock (_gate)
        {
            if (!_endpoints.TryAdd(endpoint.Subscription.Service, endpoint))
            {
                throw new InvalidOperationException($"A service named '{endpoint.Subscription.Service}' is connected already.");
            }

            foreach (var other in _endpoints.Values)
            {
                other.Subscribed(endpoint.Subscription);
                if (other != endpoint)
                {
                    endpoint.Subscribed(other.Subscription);
                }
            }
        }

        return Task.FromResult<IAsyncDisposable>(new Connection(this, endpoint));
    }

    /// <inheritdoc/>
    public Task<bool> SendAsync(string service, MessageEnvelope message, CancellationToken cancellationToken)
    {
        var endpoint = Find(service);
        endpoint?.Receive(message);
        return Task.FromResult(endpoint is not null);
    }

    /// <inheritdoc/>
    public Task ConfirmAsync(MessageEnvelope message, string subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        Find(message.Source)?.Confirmed(message.Id, subscriber);
        return Task.CompletedTask;
    }

    private IMessageEndpoint? Find(string service)
    {
        lock (_gate)
        {
            return _endpoints.GetValueOrDefault(service);
        }
    }

    private sealed class Connection(InProcessMessageBus bus, IMessageEndpoint endpoint) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (bus._gate)
            {
                if (bus._endpoints.GetValueOrDefault(endpoint.Subscription.Service) == endpoint)
                {
                    bus._endpoints.Remove(endpoint.Subscription.Service);
                }
            }

            return ValueTask.CompletedTask;
        }
    }
}
