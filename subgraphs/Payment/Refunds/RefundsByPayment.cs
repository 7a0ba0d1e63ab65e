using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Refunds;

/// <summary>Refunds by payment: one query, however many payments are asked for.</summary>
internal sealed class RefundsByPayment(IDocumentStore store) : BatchLoader<string, IReadOnlyList<Refund>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Refund>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var refunds = await store.Set<Refund>().ListAsync(new() { Where = refund => keys.Contains(refund.PaymentId) }, cancellationToken);
        var byPayment = refunds.ToLookup(refund => refund.PaymentId, StringComparer.Ordinal);
        return keys.ToDictionary(key => key, key => (IReadOnlyList<Refund>)[.. byPayment[key]], StringComparer.Ordinal);
    }
}
