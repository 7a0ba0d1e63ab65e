using RabbitMQ.Client;

namespace Octomart.Messaging.RabbitMq;

/// <summary>
/// The exchanges and queues of a shop, made by whoever comes first:
/// <code>
/// service        quorum queue, one a service; its replicas share it
/// service.replies.ID   one a replica, gone with it: confirmations of what it published, and subscriptions
/// subscriptions  fan-out to every replica of every service
/// confirmations.service  fan-out to the replicas of one service, for confirmations whose publisher is gone
/// dead-letters   what killed its consumers too often
/// </code>
/// </summary>
internal sealed class RabbitMqTopology(RabbitMqOptions options)
{
    public string Subscriptions { get; } = $"{options.Prefix}.subscriptions";

    private string DeadLetters => $"{options.Prefix}.dead-letters";

    public string QueueOf(string service) => $"{options.Prefix}.{service}";

    public string ConfirmationsTo(string service) => $"{options.Prefix}.confirmations.{service}";

    public string RepliesTo(string service, string replica) => $"{options.Prefix}.{service}.replies.{replica}";

    /// <summary>What outlives the replica. Declaring it again changes nothing.</summary>
    public async Task DeclareServiceAsync(IChannel channel, string service, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(Subscriptions, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(ConfirmationsTo(service), ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(DeadLetters, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(
            DeadLetters, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { [Headers.XQueueType] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(DeadLetters, DeadLetters, "", cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(
            QueueOf(service), durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>
            {
                [Headers.XQueueType] = "quorum",
                [Headers.XMaxLength] = options.MaxQueueLength,
                [Headers.XOverflow] = "reject-publish",
                [Headers.XDeadLetterExchange] = DeadLetters,
                ["x-delivery-limit"] = options.DeliveryLimit,
            },
            cancellationToken: cancellationToken);
    }

    /// <summary>What is this replica's alone.</summary>
    public async Task DeclareReplicaAsync(IChannel channel, string service, string replica, CancellationToken cancellationToken)
    {
        var replies = RepliesTo(service, replica);
        await channel.QueueDeclareAsync(replies, durable: false, exclusive: true, autoDelete: true, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(replies, Subscriptions, "", cancellationToken: cancellationToken);
        await channel.QueueBindAsync(replies, ConfirmationsTo(service), "", cancellationToken: cancellationToken);
    }
}
