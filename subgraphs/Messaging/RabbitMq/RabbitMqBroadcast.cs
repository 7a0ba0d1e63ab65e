using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Octomart.Messaging.RabbitMq;

/// <summary>What one replica tells the others: a fan-out a service, to a queue that a replica has to itself and that is gone with it.</summary>
internal sealed class RabbitMqBroadcast(MessagingService.Name service, RabbitMqConnection broker)
    : ReplicaBroadcast, IRabbitMqUser, IAsyncDisposable
{
    private readonly string _replica = Guid.NewGuid().ToString("N")[..12];
    private IChannel? _channel;

    private string Exchange => $"{broker.Options.Prefix}.live.{service.Value}";

    public override Task StartAsync(CancellationToken cancellationToken) => broker.JoinAsync(this, cancellationToken);

    public async Task OpenAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var channel = _channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var queue = $"{Exchange}.{_replica}";
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: false, autoDelete: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue, Exchange, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) => HearAsync(message);
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken);
    }

    public Task RecoverAsync(CancellationToken cancellationToken)
    {
        Interrupt();
        return Task.CompletedTask;
    }

    public override void Publish(string topic, string key, string payload)
    {
        var properties = new BasicProperties { AppId = _replica, Type = topic, CorrelationId = key, DeliveryMode = DeliveryModes.Transient };
        _ = broker.PublishAsync(Exchange, "", properties, Encoding.UTF8.GetBytes(payload), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        broker.Leave(this);
        if (Interlocked.Exchange(ref _channel, null) is { } channel)
        {
            await channel.DisposeAsync();
        }
    }

    private Task HearAsync(BasicDeliverEventArgs message)
    {
        var properties = message.BasicProperties;
        if (properties.AppId != _replica && properties is { Type: { } topic, CorrelationId: { } key })
        {
            Hear(topic, key, Encoding.UTF8.GetString(message.Body.Span));
        }

        return Task.CompletedTask;
    }
}
