using GraphQL.DataLoader;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.SubgraphDefaults.Loading;

namespace Octomart.ProductSubgraph.Offers;

/// <summary>The buy box of products: variants, stock and (when a country is asked for) warehouses of all of them in one read each.</summary>
internal sealed class BuyBoxLoader(VariantsByProductLoader variants, LevelsByVariantLoader levels, DocumentLoader<Warehouse> warehouses, CatalogueIndex index)
{
    public IDataLoaderResult<Variant?> Load(string productId, string currency, string? country) => variants.Load(productId).ThenLoad(found =>
    {
        var offered = found.Where(variant => variant.PriceIn(currency) is not null && !index.IsSuspended(variant.SellerId)).ToList();
        return LoaderResult.All([.. offered.Select(variant => levels.Load(variant.Id))]).ThenLoad(stock =>
        {
            var stocked = stock.SelectMany(of => of).Where(level => level.Available > 0).ToList();
            string[] places = country is null ? [] : [.. stocked.Select(level => level.WarehouseId).Distinct(StringComparer.Ordinal)];
            return LoaderResult.All([.. places.Select(warehouses.Load)]).Then(known =>
            {
                var near = known.Where(warehouse => warehouse.CountryCode == country).Select(warehouse => warehouse.Id).ToHashSet(StringComparer.Ordinal);
                return BuyBox.Choose(offered.Select(variant => OfferOf(variant, currency, [.. stocked.Where(level => level.VariantId == variant.Id)], near)))?.Variant;
            });
        });
    });

    private Offer OfferOf(Variant variant, string currency, IReadOnlyCollection<InventoryLevel> stocked, HashSet<string> near) => new(
        variant,
        variant.PriceIn(currency)!.Value.MinorUnits,
        stocked.Sum(level => level.Available),
        stocked.Any(level => near.Contains(level.WarehouseId)),
        index.RatingOf(variant.SellerId));
}
