using Octomart.Store;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>
/// The methods in force for sellers: their own; else those that the shop's administrators have set; else those that the shop comes
/// with. However many sellers, one read.
/// </summary>
internal sealed class DeliveryMethods(IDocumentStore store) : BatchLoader<string, DeliveryMethodSet>
{
    private const int MaxMethods = 10_000;

    public async Task<IReadOnlyDictionary<string, DeliveryMethodSet>> OfSellersAsync(
        IReadOnlyList<string> sellerIds, CancellationToken cancellationToken)
    {
        string[] owners = [.. sellerIds, DeliveryMethod.Shop];
        var found = await store.Set<DeliveryMethod>().ListAsync(
            new DocumentQuery<DeliveryMethod> { Where = method => owners.Contains(method.OwnerId) && !method.IsRetired, Limit = MaxMethods },
            cancellationToken);
        var byOwner = found.OrderBy(method => method.Code, StringComparer.Ordinal).ToLookup(method => method.OwnerId, StringComparer.Ordinal);
        IReadOnlyList<DeliveryMethod> shop = byOwner[DeliveryMethod.Shop].Any() ? [.. byOwner[DeliveryMethod.Shop]] : ShopMethods.All;
        return sellerIds.Distinct(StringComparer.Ordinal).ToDictionary(
            id => id, id => new DeliveryMethodSet(byOwner[id].Any() ? [.. byOwner[id]] : shop), StringComparer.Ordinal);
    }

    protected override Task<IReadOnlyDictionary<string, DeliveryMethodSet>> LoadManyAsync(
        IReadOnlyList<string> keys, CancellationToken cancellationToken) => OfSellersAsync(keys, cancellationToken);
}

/// <summary>The methods of one seller.</summary>
internal sealed record DeliveryMethodSet(IReadOnlyList<DeliveryMethod> Methods);
