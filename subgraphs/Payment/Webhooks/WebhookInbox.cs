using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Webhooks;

/// <summary>
/// Events of providers, stored before they are acknowledged. An event is only the hint to ask the provider how the charge is, so duplicates, delays and
/// the order of arrival change nothing.
/// </summary>
internal sealed class WebhookInbox(
    IDocumentStore store, PaymentDriver driver, IOptions<PaymentOptions> options, TimeProvider clock, ILogger<WebhookInbox> logger) : IDisposable
{
    private const int BatchSize = 100;
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private Task? _tick;
    private Task? _arrival;

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

    /// <summary>Processes what is due.</summary>
    public async Task ProcessDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.Set<WebhookEvent>().ListAsync(
            new() { Where = e => e.State == WebhookState.Waiting && e.DueAt <= now, OrderBy = e => e.DueAt, Limit = BatchSize }, cancellationToken);
        foreach (var message in due)
        {
            await RecordAsync(message, await TryProcessAsync(message, cancellationToken), cancellationToken);
        }

        await ForgetAsync(now - options.Value.WebhookRetention, cancellationToken);
    }

    /// <summary>Waits for an event or the next tick; false when the service stops.</summary>
    public async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        _tick ??= timer.WaitForNextTickAsync(cancellationToken).AsTask();
        _arrival ??= _arrived.WaitAsync(cancellationToken);
        await Task.WhenAny(_tick, _arrival);
        _tick = _tick.IsCompleted ? null : _tick;
        _arrival = _arrival.IsCompleted ? null : _arrival;
        return !cancellationToken.IsCancellationRequested;
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>Whether the event is dealt with; false when its charge is not known (yet): a webhook may overtake the provider's own answer.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    private async Task<bool> TryProcessAsync(WebhookEvent message, CancellationToken cancellationToken)
    {
        try
        {
            if (message.Reference is not { } reference)
            {
                return true;
            }

            var provider = message.Provider;
            if (await store.Set<Payment>().FirstAsync(new() { Where = p => p.ProviderReference == reference && p.Provider == provider }, cancellationToken) is not { } payment)
            {
                return false;
            }

            await driver.AdvanceAsync(payment.Id, ask: true, cancellationToken);
            return true;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Webhook {Id} ({Type}) could not be processed; it is tried again.", message.Id, message.Type);
            return false;
        }
    }

    private Task RecordAsync(WebhookEvent message, bool isDone, CancellationToken cancellationToken) => store.WriteAsync(async (work, ct) =>
    {
        if (await work.FindAsync<WebhookEvent>(message.Id, ct) is { State: WebhookState.Waiting } current)
        {
            var tries = current.Tries + 1;
            work.Update(isDone ? current with { State = WebhookState.Processed }
                : tries >= options.Value.MaxWebhookTries ? current with { State = WebhookState.Unknown, Tries = tries }
                : current with { Tries = tries, DueAt = clock.GetUtcNow() + options.Value.PauseAfter(current.Tries) });
        }
    }, cancellationToken);

    private async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await store.Set<WebhookEvent>().ListAsync(
            new() { Where = e => e.State == WebhookState.Processed && e.ReceivedAt < before, OrderBy = e => e.ReceivedAt, Limit = BatchSize }, cancellationToken);
        if (old.Count > 0)
        {
            await store.WriteAsync((work, _) =>
            {
                foreach (var message in old)
                {
                    work.Delete(message);
                }

                return Task.CompletedTask;
            }, cancellationToken);
        }
    }

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
