using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Octomart.Messaging.RabbitMq;

/// <summary>
/// Messages through RabbitMQ: a quorum queue a service, publisher confirms, and an acknowledgement only when the message is
/// handled for good. Without the broker services go on working; their outboxes fill up and are sent when it is back.
/// </summary>
public sealed class RabbitMqTransport(RabbitMqConnection connection, ILogger<RabbitMqTransport> logger) : IMessageTransport
{
    private readonly RabbitMqTopology _topology = new(connection.Options);
    private readonly ConcurrentDictionary<string, ServiceLink> _links = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> ConnectAsync(IMessageEndpoint endpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var link = new ServiceLink(endpoint, _topology, connection, logger);
        if (!_links.TryAdd(link.Service, link))
        {
            throw new InvalidOperationException($"A service named '{link.Service}' is connected already.");
        }

        link.Left += () => _links.TryRemove(link.Service, out _);
        await connection.JoinAsync(link, cancellationToken);
        return link;
    }

    /// <inheritdoc/>
    public Task<bool> SendAsync(string service, MessageEnvelope message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var replyTo = _links.GetValueOrDefault(message.Source)?.Replies;
        return connection.PublishAsync("", _topology.QueueOf(service), message.ToProperties(replyTo), Encoding.UTF8.GetBytes(message.Payload), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ConfirmAsync(MessageEnvelope message, string subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var link = _links.GetValueOrDefault(subscriber);
        var properties = RabbitMqMessage.ConfirmationOf(message.Id, subscriber);
        var isTold = link?.ReplyToOf(message.Id) is { } replyTo && await connection.PublishAsync("", replyTo, properties, default, cancellationToken);
        if (!isTold)
        {
            // The replica that sent it is gone: any other of the service can note it.
            await connection.PublishAsync(_topology.ConfirmationsTo(message.Source), "", properties, default, cancellationToken);
        }

        if (link is not null)
        {
            await link.AcknowledgeAsync(message.Id, cancellationToken);
        }
    }
}
