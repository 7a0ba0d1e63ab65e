using Octomart.ProductSubgraph.Variants;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Paging;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Stock;

[QueryRoot]
internal sealed class InventoryHistoryQuery(IDocumentStore store)
{
    /// <summary>What came and left of a variant of yours, the latest first; null for a variant that is not yours.</summary>
    /// <param name="variantId">Of what.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    [RequiresScopes("inventory:read")]
    public async Task<Connection<StockMovementType>?> InventoryHistoryAsync(
        string variantId, Caller caller, int first = 20, string? after = null, CancellationToken cancellationToken = default)
    {
        if (await store.Set<Variant>().FindAsync(variantId, cancellationToken) is not { } variant || !caller.ActsFor(variant.SellerId))
        {
            return null;
        }

        var query = new DocumentQuery<StockMovement>
        {
            Where = movement => movement.VariantId == variantId,
            OrderBy = movement => movement.At,
            Descending = true,
            Limit = PageSize.Of(first),
            After = after,
        };
        var page = await store.Set<StockMovement>().PageAsync(query, cancellationToken);
        return page.ToConnection(after, movement => new StockMovementType(movement), token => store.Set<StockMovement>().CountAsync(query.Where, token));
    }
}
