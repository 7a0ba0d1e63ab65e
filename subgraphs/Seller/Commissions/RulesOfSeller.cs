using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>The rules that were agreed with a seller, batched.</summary>
public sealed class RulesOfSeller(IDocumentStore store) : BatchLoader<string, IReadOnlyList<CommissionRule>>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, IReadOnlyList<CommissionRule>>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        string?[] sellers = [.. keys];
        var query = new DocumentQuery<CommissionRule> { Where = rule => sellers.Contains(rule.SellerId) };
        var found = await store.Set<CommissionRule>().ListAsync(query, cancellationToken);
        var bySeller = found.ToLookup(rule => rule.SellerId);
        return keys.ToDictionary(key => key, IReadOnlyList<CommissionRule> (key) => [.. bySeller[key]]);
    }
}
