using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.PaymentSubgraph.Ledger;

/// <summary>Balances by seller: one query, however many sellers are asked for.</summary>
internal sealed class BalancesBySeller(IDocumentStore store) : BatchLoader<string, IReadOnlyList<SellerBalance>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<SellerBalance>>> LoadManyAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var balances = await store.Set<SellerBalance>().ListAsync(new() { Where = balance => keys.Contains(balance.SellerId) }, cancellationToken);
        var bySeller = balances.OrderBy(balance => balance.Pending.Currency, StringComparer.Ordinal).ToLookup(balance => balance.SellerId, StringComparer.Ordinal);
        return keys.ToDictionary(key => key, key => (IReadOnlyList<SellerBalance>)[.. bySeller[key]], StringComparer.Ordinal);
    }
}
