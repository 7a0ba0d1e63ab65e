using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Disputes;

/// <summary>Disputes by payment: one query, however many payments are asked for.</summary>
internal sealed class DisputesByPayment(IDocumentStore store) : BatchLoader<string, IReadOnlyList<Dispute>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<Dispute>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var disputes = await store.Set<Dispute>().ListAsync(new() { Where = dispute => keys.Contains(dispute.PaymentId) }, cancellationToken);
        var byPayment = disputes.ToLookup(dispute => dispute.PaymentId, StringComparer.Ordinal);
        return keys.ToDictionary(key => key, key => (IReadOnlyList<Dispute>)[.. byPayment[key]], StringComparer.Ordinal);
    }
}
