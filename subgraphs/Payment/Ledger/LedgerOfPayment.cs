using Octomart.PaymentSubgraph.Disputes;
using Octomart.PaymentSubgraph.Payments;
using Octomart.PaymentSubgraph.Refunds;
using Octomart.Store;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>The entries that a payment, its refunds, its disputes and the release of its shares have brought about.</summary>
internal sealed class LedgerOfPayment(IDocumentStore store)
{
    public async Task<IReadOnlyList<LedgerEntry>> ReadAsync(Payment payment, CancellationToken cancellationToken)
    {
        var refunds = await store.Set<Refund>().ListAsync(new() { Where = refund => refund.PaymentId == payment.Id }, cancellationToken);
        var disputes = await store.Set<Dispute>().ListAsync(new() { Where = dispute => dispute.PaymentId == payment.Id }, cancellationToken);
        IReadOnlyList<string> sources =
        [
            payment.Id,
            .. payment.Shares.Select(share => share.SellerOrderId),
            .. refunds.Select(refund => refund.Id),
            .. disputes.Select(dispute => dispute.Id),
        ];
        return await store.Set<LedgerEntry>().ListAsync(new() { Where = entry => sources.Contains(entry.SourceId), OrderBy = entry => entry.At }, cancellationToken);
    }
}
