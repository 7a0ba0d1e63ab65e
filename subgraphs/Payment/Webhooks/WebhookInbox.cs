using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Webhooks;

/// <summary>
/// Events of providers, stored before they are acknowledged. An event is only the hint to ask the provider how the charge, its refunds and disputes are, so duplicates, delays and
/// the order of arrival change nothing.
/// </summary>
internal sealed class WebhookInbox(
    IDocumentStore store, PaymentDriver driver, LeftCharges left, RefundWatch refunds, DisputeDesk disputes, IOptions<PaymentOptions> options, TimeProvider clock,
    ILogger<WebhookInbox> logger) : IDisposable
{
    private const int BatchSize = 100;
    private const int AtOnce = 8;
    private readonly SemaphoreSlim _arrived = new(0, 1);

    /// <summary>Stores the event unless it is known.</summary>
    public async Task AddAsync(Provider provider, ProviderEvent message, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var received = new WebhookEvent
        {
            Id = OpaqueId.From("whk", provider.ToString(), message.Id),
            Provider = provider,
            Type = message.Type,
            Reference = message.Reference,
            IsDispute = message.IsDispute,
            ReceivedAt = now,
            DueAt = now,
        };
        try
        {
            await store.WriteAsync((work, _) =>
            {
                work.Insert(received);
                work.AfterCommit(Wake);
                return Task.CompletedTask;
            }, cancellationToken);
        }
        catch (DuplicateKeyException)
        {
            // It came before; acknowledging it again is all that is left to do.
        }
    }

    /// <summary>Processes what is due. Events of one charge need one question between them.</summary>
    public async Task ProcessDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.Set<WebhookEvent>().ListAsync(
            new() { Where = e => e.State == WebhookState.Waiting && e.DueAt <= now, OrderBy = e => e.DueAt, Limit = BatchSize }, cancellationToken);
        var done = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(
            due.GroupBy(message => (message.Provider, message.Reference)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (messages, ct) =>
            {
                var isDone = await TryProcessAsync(messages.Key.Provider, messages.Key.Reference, messages.Any(message => message.IsDispute), ct);
                foreach (var message in messages)
                {
                    done[message.Id] = isDone;
                }
            });
        if (!done.IsEmpty)
        {
            await RecordAsync(done, cancellationToken);
        }
    }

    /// <summary>Processes events as they arrive, until the service stops; those that are due again wait for the reconciler's round.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _arrived.WaitAsync(stoppingToken);
            try
            {
                await ProcessDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Webhooks could not be processed; the next round tries again.");
            }
        }
    }

    /// <summary>Forgets what was processed long ago.</summary>
    public Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.WebhookRetention;
        return store.DeleteAllAsync<WebhookEvent>(
            new() { Where = e => e.State == WebhookState.Processed && e.ReceivedAt < before, OrderBy = e => e.ReceivedAt }, cancellationToken);
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>Whether the event is dealt with; false when its charge is not known (yet): a webhook may overtake the provider's own answer; or when the provider did not answer.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    private async Task<bool> TryProcessAsync(Provider provider, string? reference, bool isDispute, CancellationToken cancellationToken)
    {
        try
        {
            if (reference is null)
            {
                return true;
            }

            if (await store.Set<Payment>().FirstAsync(new() { Where = p => p.ProviderReference == reference && p.Provider == provider }, cancellationToken) is not { } payment)
            {
                return await store.Set<LeftCharge>().FindAsync(LeftCharge.IdOf(provider, reference), cancellationToken) is { } known && await left.CheckAsync(known, cancellationToken);
            }

            var advanced = await driver.AdvanceAsync(payment.Id, ask: true, cancellationToken);
            return await refunds.LookAsync(advanced, cancellationToken) & (!isDispute || await disputes.LookAsync(advanced, cancellationToken));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Webhooks of {Provider} about {Reference} could not be processed; it is tried again.", provider, reference);
            return false;
        }
    }

    private Task RecordAsync(IReadOnlyDictionary<string, bool> done, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        foreach (var message in (await work.FindManyAsync<WebhookEvent>([.. done.Keys], ct)).Values.Where(message => message.State == WebhookState.Waiting))
        {
            var tries = message.Tries + 1;
            work.Update(done[message.Id] ? message with { State = WebhookState.Processed }
                : tries >= options.Value.MaxWebhookTries ? message with { State = WebhookState.Unknown, Tries = tries }
                : message with { Tries = tries, DueAt = clock.GetUtcNow() + options.Value.PauseAfter(message.Tries) });
        }
    }, cancellationToken);

    private void Wake()
    {
        try
        {
            _arrived.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }
}
