using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Octomart.Messaging.Inbox;
using Octomart.Messaging.Outbox;

namespace Octomart.Messaging;

/// <summary>A service's side of messaging: its consumers, its relay, and its place on the transport.</summary>
internal sealed class MessagingService : IHostedService, IMessageEndpoint, IAsyncDisposable
{
    private readonly IMessageTransport _transport;
    private readonly ReplicaBroadcast _broadcast;
    private readonly OutboxRelay _relay;
    private readonly ILogger<MessagingService> _logger;
    private readonly ILookup<string, ConsumerLane> _lanes;
    private readonly ConcurrentDictionary<string, Delivery> _deliveries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private Task _consuming = Task.CompletedTask;
    private IAsyncDisposable? _connection;

    public MessagingService(
        Name name, IEnumerable<MessageHandlerRegistration> handlers, IMessageTransport transport, ReplicaBroadcast broadcast, OutboxRelay relay, MessageProcessor processor,
        IOptions<MessagingOptions> options, TimeProvider clock, ILogger<MessagingService> logger)
    {
        (_transport, _broadcast, _relay, _logger) = (transport, broadcast, relay, logger);
        _lanes = handlers.ToLookup(
            handler => handler.MessageType, handler => new ConsumerLane(handler, processor, options.Value, clock, logger, FinishOneAsync));
        Subscription = new MessageSubscription(name.Value, _lanes.Select(lanes => lanes.Key).ToHashSet(StringComparer.Ordinal));
    }

    public MessageSubscription Subscription { get; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _consuming = Task.WhenAll(_lanes.SelectMany(lanes => lanes).Select(lane => Task.Run(() => lane.RunAsync(_stopping.Token), CancellationToken.None)));
        _relay.Start();
        _connection = await _transport.ConnectAsync(this, cancellationToken);
        await _broadcast.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }

        await _stopping.CancelAsync();

        // A handler that does not end in time is left behind: its message was not confirmed, so it comes again.
        await _consuming.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _relay.StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
    }

    public void Receive(MessageEnvelope message)
    {
        var lanes = _lanes[message.Type].ToList();
        var delivery = new Delivery(message, Math.Max(lanes.Count, 1));
        if (lanes.Count == 0)
        {
            _ = FinishOneAsync(delivery);
        }
        else if (_deliveries.TryAdd(message.Id, delivery))
        {
            // Sent again while it is still being handled: the first delivery goes on.
            lanes.ForEach(lane => lane.Enqueue(delivery));
        }
    }

    public void Confirmed(string messageId, string subscriber) => _relay.Post(new RelayEvent.Confirmed(messageId, subscriber));

    public void Subscribed(MessageSubscription subscription) => _relay.Post(new RelayEvent.Subscribed(subscription));

    [SuppressMessage("Design", "CA1031", Justification = "A confirmation that gets lost is asked for again: the publisher sends the message once more.")]
    private async Task FinishOneAsync(Delivery delivery)
    {
        if (!delivery.FinishOne())
        {
            return;
        }

        _deliveries.TryRemove(delivery.Message.Id, out _);
        try
        {
            await _transport.ConfirmAsync(delivery.Message, Subscription.Service, _stopping.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _logger.LogWarning(error, "{MessageId} is handled, but {Source} could not be told.", delivery.Message.Id, delivery.Message.Source);
        }
    }

    /// <summary>The service's name, as a type of its own for the container.</summary>
    internal sealed record Name(string Value);
}
