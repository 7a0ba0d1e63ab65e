using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.Messaging.Outbox;

/// <summary>
/// Sends the outbox. One loop owns all state; commits, confirmations, subscriptions and a timer wake it. Each round:
/// <code>
/// 1. new subscriptions are remembered, and messages kept for latecomers are opened for them
/// 2. confirmations are gathered; a message that nobody is awaited for is delivered, which is noted for many at once
/// 3. what timed out is sent again
/// 4. committed messages are sent in the order of their commits
/// 5. now and then, what was kept long enough is deleted
/// </code>
/// Losing the in-memory state costs nothing but repetition: every row that is not delivered is sent again after a start.
/// </summary>
internal sealed class OutboxRelay : IDisposable
{
    private static readonly TimeSpan BetweenFullLooks = TimeSpan.FromSeconds(10);

    private const int BatchSize = 200;

    // Noting a delivery can wait for others or for the next tick.
    private const int NotedTogether = 100;

    private readonly string _service;
    private readonly IDocumentStore _store;
    private readonly IMessageTransport _transport;
    private readonly OutboxSequencer _sequencer;
    private readonly OutboxSweeper _sweeper;
    private readonly RelayLeaseKeeper _lease;
    private readonly MessagingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxRelay> _logger;
    private readonly SubscriberRegister _subscribers;
    private readonly InFlightMessages _inFlight = new();
    private readonly DeliveryNotes _notes;
    private readonly Channel<RelayEvent> _events = Channel.CreateUnbounded<RelayEvent>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stopping = new();
    private long _sentUpTo;
    private bool _isFull;
    private DateTimeOffset _nextFullLook;
    private Task _loop = Task.CompletedTask;
    private ITimer? _timer;

    public OutboxRelay(
        MessagingService.Name service, IDocumentStore store, IMessageTransport transport, OutboxSequencer sequencer, OutboxSweeper sweeper,
        RelayLeaseKeeper lease, IOptions<MessagingOptions> options, TimeProvider clock, ILogger<OutboxRelay> logger)
    {
        (_service, _store, _transport, _sequencer, _sweeper, _lease) = (service.Value, store, transport, sequencer, sweeper, lease);
        (_options, _clock, _logger, _subscribers) = (options.Value, clock, logger, new SubscriberRegister(store));
        _notes = new DeliveryNotes(store, _subscribers, clock);
    }

    public void Post(RelayEvent relayEvent) => _events.Writer.TryWrite(relayEvent);

    public void Start()
    {
        _sequencer.Committed += OnCommitted;
        _timer = _clock.CreateTimer(_ => Post(RelayEvent.Tick.Instance), null, _options.PollInterval, _options.PollInterval);
        _loop = Task.Run(() => RunAsync(_stopping.Token));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _sequencer.Committed -= OnCommitted;
        await _stopping.CancelAsync();
        await _loop;
        await _notes.WriteAsync(cancellationToken);
        await _lease.ReleaseAsync(cancellationToken);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
    }

    private void OnCommitted() => Post(RelayEvent.Committed.Instance);

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged, and the next round tries again.")]
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        // Events of a round that failed are handled again with the next one: a subscription comes only once.
        var events = new List<RelayEvent>();
        var isLoaded = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!isLoaded)
                {
                    await LoadAsync(cancellationToken);
                    isLoaded = true;
                }
                else if (events.Count == 0)
                {
                    await TakeEventsAsync(events, cancellationToken);
                }

                await RunRoundAsync(events, cancellationToken);
                events.Clear();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                _logger.LogError(error, "The outbox of {Service} could not be sent; it is tried again.", _service);
                await Task.Delay(_options.PollInterval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TakeEventsAsync(List<RelayEvent> events, CancellationToken cancellationToken)
    {
        events.Add(await _events.Reader.ReadAsync(cancellationToken));
        while (events.Count < 2 * BatchSize && _events.Reader.TryRead(out var next))
        {
            events.Add(next);
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _subscribers.LoadAsync(cancellationToken);
        var last = new DocumentQuery<OutboxMessage> { OrderBy = message => message.Sequence, Descending = true };
        var newest = await _store.Set<OutboxMessage>().FirstAsync(last, cancellationToken);
        _sequencer.StartAfter(newest?.Sequence ?? 0);
    }

    private async Task RunRoundAsync(List<RelayEvent> events, CancellationToken cancellationToken)
    {
        Confirm(events.OfType<RelayEvent.Confirmed>());
        var subscriptions = events.OfType<RelayEvent.Subscribed>().Select(subscribed => subscribed.Subscription).ToList();
        if (subscriptions.Count > 0 || _notes.Count >= NotedTogether || events.Contains(RelayEvent.Tick.Instance))
        {
            await _notes.WriteAsync(cancellationToken);
        }

        await SubscribeAsync(subscriptions, cancellationToken);
        if (!await _lease.IsHeldAsync(cancellationToken))
        {
            return;
        }

        if (events.Contains(RelayEvent.Tick.Instance))
        {
            await SendOverdueAsync(cancellationToken);
            await _sweeper.SweepAsync(cancellationToken);
        }

        // Confirmations alone bring nothing to send, unless messages wait for a place that they have made free.
        if (_isFull || events.Count == 0 || events.Exists(item => item is not RelayEvent.Confirmed))
        {
            await SendCommittedAsync(cancellationToken);
        }
    }

    private async Task SubscribeAsync(List<MessageSubscription> subscriptions, CancellationToken cancellationToken)
    {
        if (subscriptions.Count == 0)
        {
            return;
        }

        var latest = subscriptions.GroupBy(subscription => subscription.Service).Select(group => group.Last()).ToList();
        var added = await _subscribers.AddAsync(latest, cancellationToken);
        if (added.Count > 0)
        {
            await ReopenAsync(added, cancellationToken);
        }

        // Messages that waited for a service that was down are behind us, or under way to others: look from the beginning. Who gets one
        // of them again knows it.
        _inFlight.RemoveSentWithout([.. latest.Select(subscription => subscription.Service)]);
        _sentUpTo = 0;
    }

    private async Task ReopenAsync(IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        for (var count = BatchSize; count == BatchSize;)
        {
            count = await _store.WriteAsync(async (work, ct) =>
            {
                var delivered = await work.ListAsync<OutboxMessage>(
                    new() { Where = message => message.State == OutboxState.Delivered && types.Contains(message.Type), Limit = BatchSize }, ct);
                foreach (var message in delivered)
                {
                    work.Update(message with { State = OutboxState.Pending });
                }

                return delivered.Count;
            }, cancellationToken);
        }
    }

    private void Confirm(IEnumerable<RelayEvent.Confirmed> confirmations)
    {
        foreach (var (id, subscriber) in confirmations.Select(confirmed => (confirmed.MessageId, confirmed.Subscriber)))
        {
            if (_inFlight.Find(id) is not { } message)
            {
                // Of a message that another replica sent, or that was sent before a restart.
                _notes.Add(id, subscriber);
                continue;
            }

            message.Awaited.Remove(subscriber);
            message.Confirmed.Add(subscriber);
            if (message.Awaited.Count == 0)
            {
                Finish(id, message.Confirmed);
            }
        }
    }

    private void Finish(string id, HashSet<string> confirmed)
    {
        _notes.Set(id, confirmed);
        _inFlight.Remove(id);
    }

    private async Task SendOverdueAsync(CancellationToken cancellationToken)
    {
        var overdue = _inFlight.OverdueAt(_clock.GetUtcNow());
        if (overdue.Count == 0)
        {
            return;
        }

        var messages = await _store.Set<OutboxMessage>().FindManyAsync(overdue, cancellationToken);
        foreach (var id in overdue.Where(id => messages.GetValueOrDefault(id) is not { State: OutboxState.Pending }))
        {
            _inFlight.Remove(id);
        }

        await SendAsync(messages.Values.Where(message => message.State == OutboxState.Pending).OrderBy(message => message.Sequence), cancellationToken);
    }

    // Another replica's commit may take longer than the overlap, on a busy machine or through a fail-over: nothing is left behind for good.
    private void LookFromTheStartNowAndThen()
    {
        if (_store.IsShared && _clock.GetUtcNow() >= _nextFullLook)
        {
            _nextFullLook = _clock.GetUtcNow() + BetweenFullLooks;
            _sentUpTo = 0;
        }
    }

    private async Task SendCommittedAsync(CancellationToken cancellationToken)
    {
        LookFromTheStartNowAndThen();
        _isFull = true;
        while (_inFlight.Count < _options.MaxInFlight)
        {
            var from = _store.IsShared ? _sentUpTo - OutboxSequencer.OverlapOfReplicas : _sentUpTo;
            var messages = await _store.Set<OutboxMessage>().ListAsync(new()
            {
                Where = message => message.State == OutboxState.Pending && message.Sequence > from,
                OrderBy = message => message.Sequence,
                Limit = BatchSize + (_store.IsShared ? _inFlight.Count + _notes.Count : 0),
            }, cancellationToken);
            var fresh = messages.Where(message => !_inFlight.Contains(message.Id) && !_notes.Contains(message.Id)).ToList();
            await SendAsync(fresh, cancellationToken);
            _sentUpTo = Math.Max(_sentUpTo, messages.Count == 0 ? 0 : messages[^1].Sequence);
            if (fresh.Count < BatchSize)
            {
                _isFull = false;
                return;
            }
        }
    }

    private async Task SendAsync(IEnumerable<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        // All are handed over, in order, before the first answer is awaited: a broker takes milliseconds for each.
        var sendings = messages.Select(message => StartSending(message, cancellationToken)).ToList();
        foreach (var (message, confirmed, answers) in sendings)
        {
            var awaited = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (recipient, answer) in answers)
            {
                if (await answer)
                {
                    awaited.Add(recipient);
                }
            }

            if (awaited.Count > 0)
            {
                _inFlight.Set(new InFlightMessage(message.Id, awaited, confirmed, _clock.GetUtcNow() + (_transport.IsDurable ? _options.DurableConfirmationTimeout : _options.ConfirmationTimeout)));
                continue;
            }

            // Nobody is awaited: delivered if nobody (else) wants it, or left until its subscriber comes up.
            _inFlight.Remove(message.Id);
            if (answers.Count == 0 || confirmed.Count > message.ConfirmedBy.Length)
            {
                Finish(message.Id, confirmed);
            }
        }
    }

    private (OutboxMessage Message, HashSet<string> Confirmed, List<(string Recipient, Task<bool> Answer)> Answers) StartSending(
        OutboxMessage message, CancellationToken cancellationToken)
    {
        var confirmed = message.ConfirmedBy.Union(_inFlight.Find(message.Id)?.Confirmed ?? []).ToHashSet(StringComparer.Ordinal);
        var recipients = _subscribers.SubscribersOf(message.Type).Except(confirmed);
        return (message, confirmed, [.. recipients.Select(recipient => (recipient, SendAsync(recipient, message.ToEnvelope(_service), cancellationToken)))]);
    }

    private async Task<bool> SendAsync(string recipient, MessageEnvelope message, CancellationToken cancellationToken)
    {
        using var activity = MessagingTracing.StartPublish(message, recipient);
        return await _transport.SendAsync(recipient, activity is null ? message : message with { TraceParent = activity.Id }, cancellationToken);
    }
}
