using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Octomart.Messaging.RabbitMq;

/// <summary>How messages, confirmations and subscriptions look on the broker.</summary>
internal static class RabbitMqMessage
{
    public const string Confirmation = "octomart.confirmation";
    public const string Subscription = "octomart.subscription";

    private const string Source = "octomart-source";
    private const string TraceParent = "traceparent";
    private const string OccurredAt = "octomart-occurred-at";
    private const string Service = "octomart-service";

    public static BasicProperties ToProperties(this MessageEnvelope message, string? replyTo)
    {
        var properties = new BasicProperties
        {
            MessageId = message.Id,
            Type = message.Type,
            ReplyTo = replyTo,
            ContentType = "application/json",
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?>
            {
                [Source] = message.Source,
                [OccurredAt] = message.OccurredAt.UtcDateTime.ToString("O"),
            },
        };
        if (message.TraceParent is { } trace)
        {
            properties.Headers[TraceParent] = trace;
        }

        return properties;
    }

    public static MessageEnvelope ToEnvelope(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body) => new(
        properties.MessageId ?? throw new FormatException("A message without an id."),
        properties.Type ?? throw new FormatException("A message without a type."),
        Text(properties, Source) ?? throw new FormatException("A message without a source."),
        Encoding.UTF8.GetString(body.Span),
        Text(properties, TraceParent),
        DateTimeOffset.TryParse(Text(properties, OccurredAt), System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? at
            : throw new FormatException("A message without the time of its commit."));

    public static BasicProperties ConfirmationOf(string messageId, string subscriber) => new()
    {
        Type = Confirmation,
        MessageId = messageId,
        Headers = new Dictionary<string, object?> { [Service] = subscriber },
    };

    public static (string MessageId, string Subscriber)? ReadConfirmation(IReadOnlyBasicProperties properties) =>
        properties.MessageId is { } id && Text(properties, Service) is { } subscriber ? (id, subscriber) : null;

    /// <param name="replyTo">Where the others tell theirs; null in an answer.</param>
    public static BasicProperties SubscriptionOf(string service, string? replyTo) => new()
    {
        Type = Subscription,
        ReplyTo = replyTo,
        Headers = new Dictionary<string, object?> { [Service] = service },
    };

    public static byte[] ToBody(MessageSubscription subscription) => JsonSerializer.SerializeToUtf8Bytes(subscription.Types.Order(StringComparer.Ordinal));

    public static MessageSubscription? ReadSubscription(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body) =>
        Text(properties, Service) is { } service && JsonSerializer.Deserialize<string[]>(body.Span) is { } types
            ? new MessageSubscription(service, types.ToHashSet(StringComparer.Ordinal))
            : null;

    private static string? Text(IReadOnlyBasicProperties properties, string header) =>
        properties.Headers is { } headers && headers.TryGetValue(header, out var value) && value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;
}
