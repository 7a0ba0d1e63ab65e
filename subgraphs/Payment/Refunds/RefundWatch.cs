using Microsoft.Extensions.Options;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.PaymentSubgraph.Ledger;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Providers;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>
/// Looks whether money that went back stayed there. A buyer's bank may send it back days later; the provider then tells by a webhook, and because webhooks
/// get lost each refund is looked at some times in the month after it.
/// </summary>
internal sealed class RefundWatch(
    IDocumentStore store, PaymentWriter writer, PaymentProviders providers, IOptions<PaymentOptions> options, TimeProvider clock, ILogger<RefundWatch> logger)
{
    /// <summary>Something happened to the payment's charge: all that went back is looked at. False when the provider did not answer.</summary>
    public async Task<bool> LookAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.Refunded.MinorUnits == 0)
        {
            return true;
        }

        var isAnswered = true;
        foreach (var refund in await store.Set<Refund>().ListAsync(new() { Where = r => r.PaymentId == payment.Id && r.Status == RefundStatus.Succeeded }, cancellationToken))
        {
            isAnswered &= await LookAsync(payment, refund, cancellationToken);
        }

        return isAnswered;
    }

    /// <summary>Asks the provider how the refund is now, and books what came back.</summary>
    public async Task LookAsync(Refund refund, CancellationToken cancellationToken)
    {
        if (await store.Set<Payment>().FindAsync(refund.PaymentId, cancellationToken) is { } payment)
        {
            await LookAsync(payment, refund, cancellationToken);
        }
    }

    private async Task<bool> LookAsync(Payment payment, Refund refund, CancellationToken cancellationToken)
    {
        if (refund is not { Status: RefundStatus.Succeeded, ProviderReference: { } reference } || payment.ProviderReference is not { } charge)
        {
            return true;
        }

        var reply = providers.Find(payment.Provider) is { } provider
            ? await provider.FetchRefundAsync(charge, reference, cancellationToken)
            : ProviderReply.NoAnswer<ProviderRefund>($"{payment.Provider} is not configured.");
        if (reply.Value is null)
        {
            logger.LogWarning("{Provider} did not say how {RefundId} is: {Reason}", payment.Provider, refund.Id, reply.Refusal ?? reply.Outage);
        }

        await store.WriteAsync(PaymentWriter.KeysOf(payment), (work, ct) => RecordAsync(work, refund.Id, reply, ct), cancellationToken);
        return reply.Outage is null;
    }

    private async Task<Refund> RecordAsync(IUnitOfWork work, string refundId, ProviderReply<ProviderRefund> reply, CancellationToken cancellationToken)
    {
        var refund = await work.FindAsync<Refund>(refundId, cancellationToken) ?? throw new InvalidOperationException($"'{refundId}' is gone.");
        if (refund.Status != RefundStatus.Succeeded)
        {
            return refund;
        }

        var now = clock.GetUtcNow();
        if (reply.Value is { Status: ProviderRefundStatus.Failed })
        {
            return await ComeBackAsync(work, refund, now, cancellationToken);
        }

        if (refund.LookAt is null || refund.LookAt > now)
        {
            return refund;
        }

        var looked = reply.Outage is null
            ? refund with { Looks = refund.Looks + 1, LookAt = options.Value.LookAfter(refund.Looks + 1, now) }
            : refund with { LookAt = now + options.Value.LongestPause };
        work.Update(looked);
        return looked;
    }

    private async Task<Refund> ComeBackAsync(IUnitOfWork work, Refund refund, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var payment = await work.FindAsync<Payment>(refund.PaymentId, cancellationToken) ?? throw new InvalidOperationException($"'{refund.PaymentId}' is gone.");
        var returned = refund with { Status = RefundStatus.Failed, HasComeBack = true, LookAt = null };
        logger.LogError("{RefundId} of {OrderId} came back; somebody has to give {Amount} back in another way.", refund.Id, payment.OrderId, refund.Amount);
        work.Update(returned);
        await work.PostAsync(Bookings.OfRefundReturn(payment, refund, now), cancellationToken);
        work.Publish(new PaymentRefundFailed(
            payment.Id, payment.OrderId, refund.Id, refund.RequestId, refund.Amount, "It had gone back and came back: the buyer's bank did not take it.", now, HasComeBack: true));
        await writer.SaveAsync(work, payment, payment.TakeBack(refund), cancellationToken);
        return returned;
    }
}
