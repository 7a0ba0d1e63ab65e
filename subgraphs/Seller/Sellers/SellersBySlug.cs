using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>Sellers by slug, batched. Rejected ones have lost theirs.</summary>
public sealed class SellersBySlug(IDocumentStore store) : BatchLoader<string, Seller>
{
    /// <inheritdoc />
    protected override async Task<IReadOnlyDictionary<string, Seller>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery<Seller> { Where = seller => seller.HeldSlug != null && keys.Contains(seller.HeldSlug) };
        var found = await store.Set<Seller>().ListAsync(query, cancellationToken);
        return found.ToDictionary(seller => seller.Slug);
    }
}
