using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Octomart.Messaging.RabbitMq;

/// <summary>One service's place on the broker: its consumers, and what it has in hands.</summary>
internal sealed class ServiceLink(IMessageEndpoint endpoint, RabbitMqTopology topology, RabbitMqConnection broker, ILogger logger) : IRabbitMqUser, IAsyncDisposable
{
    private readonly string _replica = Guid.NewGuid().ToString("N")[..12];
    private readonly ConcurrentDictionary<string, InHands> _inHands = new(StringComparer.Ordinal);
    private IChannel? _consuming;

    /// <summary>It is over; nothing is received any more.</summary>
    public event Action? Left;

    public string Service => endpoint.Subscription.Service;

    /// <summary>Where this replica hears of confirmations.</summary>
    public string Replies => topology.RepliesTo(Service, _replica);

    public async Task OpenAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        _consuming = channel;
        await topology.DeclareServiceAsync(channel, Service, cancellationToken);
        await topology.DeclareReplicaAsync(channel, Service, _replica, cancellationToken);
        await channel.BasicQosAsync(0, (ushort)broker.Options.Prefetch, global: false, cancellationToken);

        var replies = new AsyncEventingBasicConsumer(channel);
        replies.ReceivedAsync += (_, reply) => HearAsync(reply);
        await channel.BasicConsumeAsync(Replies, autoAck: true, replies, cancellationToken);

        var messages = new AsyncEventingBasicConsumer(channel);
        messages.ReceivedAsync += (_, delivery) => TakeAsync(channel, delivery);
        await channel.BasicConsumeAsync(topology.QueueOf(Service), autoAck: false, messages, cancellationToken);
        await AnnounceAsync(cancellationToken);
    }

    // After an outage the publishers look through their outboxes again for everybody who says hello.
    public Task RecoverAsync(CancellationToken cancellationToken) => AnnounceAsync(cancellationToken);

    // Tells every replica of every service what this one handles, and asks for the same.
    private Task AnnounceAsync(CancellationToken cancellationToken) => TellAsync(topology.Subscriptions, "", Replies, cancellationToken);

    /// <summary>Where the confirmation of a message in hands is awaited.</summary>
    public string? ReplyToOf(string messageId) => _inHands.GetValueOrDefault(messageId)?.ReplyTo;

    /// <summary>The message is handled: the broker may forget it, however often it has handed it out.</summary>
    public async Task AcknowledgeAsync(string messageId, CancellationToken cancellationToken)
    {
        if (!_inHands.TryRemove(messageId, out var held) || _consuming is not { IsOpen: true } channel)
        {
            return;
        }

        try
        {
            foreach (var tag in held.Tags)
            {
                await channel.BasicAckAsync(tag, multiple: false, cancellationToken);
            }
        }
        catch (Exception error) when (error is OperationInterruptedException or AlreadyClosedException or ObjectDisposedException)
        {
            // The broker hands it out again, and the inbox knows it.
            logger.LogDebug(error, "{MessageId} could not be acknowledged.", messageId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        broker.Leave(this);
        Left?.Invoke();
        if (Interlocked.Exchange(ref _consuming, null) is { } channel)
        {
            // What is in hands goes back to the queue, for another replica or our next start.
            await channel.DisposeAsync();
        }
    }

    private async Task TakeAsync(IChannel channel, BasicDeliverEventArgs delivery)
    {
        MessageEnvelope message;
        try
        {
            message = RabbitMqMessage.ToEnvelope(delivery.BasicProperties, delivery.Body);
        }
        catch (FormatException error)
        {
            logger.LogError(error, "A message on {Queue} is none of ours; it goes to the dead letters.", topology.QueueOf(Service));
            await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: false);
            return;
        }

        _inHands.AddOrUpdate(
            message.Id,
            _ => new InHands(delivery.BasicProperties.ReplyTo, [delivery.DeliveryTag]),
            (_, held) => new InHands(delivery.BasicProperties.ReplyTo, [.. held.Tags, delivery.DeliveryTag]));
        endpoint.Receive(message);
    }

    private async Task HearAsync(BasicDeliverEventArgs reply)
    {
        var properties = reply.BasicProperties;
        switch (properties.Type)
        {
            case RabbitMqMessage.Confirmation when RabbitMqMessage.ReadConfirmation(properties) is { } confirmation:
                endpoint.Confirmed(confirmation.MessageId, confirmation.Subscriber);
                break;
            case RabbitMqMessage.Subscription when ReadSubscription(reply) is { } subscription:
                endpoint.Subscribed(subscription);
                if (properties.ReplyTo is { Length: > 0 } asker && asker != Replies)
                {
                    await TellAsync("", asker, null, CancellationToken.None);
                }

                break;
            default:
                logger.LogWarning("A reply of type {Type} on {Queue} is unknown and dropped.", properties.Type, Replies);
                break;
        }
    }

    private static MessageSubscription? ReadSubscription(BasicDeliverEventArgs reply)
    {
        try
        {
            return RabbitMqMessage.ReadSubscription(reply.BasicProperties, reply.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task TellAsync(string exchange, string routingKey, string? replyTo, CancellationToken cancellationToken)
    {
        var properties = RabbitMqMessage.SubscriptionOf(Service, replyTo);
        if (!await broker.PublishAsync(exchange, routingKey, properties, RabbitMqMessage.ToBody(endpoint.Subscription), cancellationToken))
        {
            logger.LogWarning("{Service} could not tell {Receiver} what it subscribes to.", Service, routingKey.Length == 0 ? "the others" : routingKey);
        }
    }

    /// <param name="Tags">Several when the broker handed it out again while it was still being handled.</param>
    private sealed record InHands(string? ReplyTo, IReadOnlyList<ulong> Tags);
}
