using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.PaymentSubgraph.Webhooks;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.PaymentSubgraph.Payments;

/// <summary>
/// Does what is due: webhooks to process, payments that hang or expire, refunds to send and to look after, disputes to ask about, earnings to make
/// available. All of it is found in the store, so it goes on after a restart, and doing it twice at once changes nothing.
/// </summary>
internal sealed class PaymentReconciler(
    IDocumentStore store, PaymentDriver driver, RefundDesk refunds, RefundWatch watch, DisputeDesk disputes, EarningsRelease earnings, WebhookInbox webhooks,
    IOptions<PaymentOptions> options, TimeProvider clock, ILogger<PaymentReconciler> logger) : BackgroundService
{
    private const int BatchSize = 50;

    /// <summary>One round; tests call it instead of waiting.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await webhooks.ProcessDueAsync(cancellationToken);
        await webhooks.ForgetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var payment in await store.Set<Payment>().ListAsync(new() { Where = p => p.CheckAt <= now, Limit = BatchSize }, cancellationToken))
        {
            await TryAsync(payment.Id, () => driver.AdvanceAsync(payment.Id, ask: true, cancellationToken), cancellationToken);
        }

        foreach (var refund in await store.Set<Refund>().ListAsync(new() { Where = r => r.NextTryAt <= now, Limit = BatchSize }, cancellationToken))
        {
            await TryAsync(refund.Id, () => refunds.SendAsync(refund, cancellationToken), cancellationToken);
        }

        foreach (var refund in await store.Set<Refund>().ListAsync(new() { Where = r => r.LookAt <= now, Limit = BatchSize }, cancellationToken))
        {
            await TryAsync(refund.Id, () => watch.LookAsync(refund, cancellationToken), cancellationToken);
        }

        foreach (var dispute in await store.Set<Dispute>().ListAsync(new() { Where = d => d.LookAt <= now, Limit = BatchSize }, cancellationToken))
        {
            await TryAsync(dispute.Id, () => disputes.LookAsync(dispute, cancellationToken), cancellationToken);
        }

        foreach (var payment in await store.Set<Payment>().ListAsync(new() { Where = p => p.ReleaseAt <= now, Limit = BatchSize }, cancellationToken))
        {
            await TryAsync(payment.Id, () => earnings.ReleaseAsync(payment, cancellationToken), cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        webhooks.RunAsync(stoppingToken),
        clock.RepeatAsync(
            options.Value.PollInterval, RunOnceAsync, error => logger.LogError(error, "Reconciling payments failed; it is tried again."), stoppingToken));

    /// <summary>One that fails does not hold up the others.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A background loop: what fails is logged and due again.")]
    private async Task TryAsync(string id, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            logger.LogError(error, "Reconciling {Id} failed; it is tried again.", id);
        }
    }
}
