using Octomart.PaymentSubgraph.Payments;
using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Orders;

/// <summary>Shares by the seller order that they belong to: two queries, however many are asked for.</summary>
internal sealed class ShareBySellerOrder(IDocumentStore store) : BatchLoader<string, PaymentShare>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, PaymentShare>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var leads = await store.Set<SellerOrderPayment>().FindManyAsync(keys, cancellationToken);
        var payments = await store.Set<Payment>().FindManyAsync([.. leads.Values.Select(lead => lead.PaymentId).Distinct(StringComparer.Ordinal)], cancellationToken);
        return payments.Values.SelectMany(payment => payment.Shares)
            .Where(share => leads.ContainsKey(share.SellerOrderId))
            .ToDictionary(share => share.SellerOrderId, StringComparer.Ordinal);
    }
}
