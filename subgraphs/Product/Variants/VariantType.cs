using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Prices;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Sellers;
using Octomart.ProductSubgraph.Stock;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Loading;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>What can be bought: a product in one size, colour and so on.</summary>
[Key("id")]
[Key("sku seller { id }")]
internal sealed class VariantType(Variant variant) : INode
{
    /// <summary>Opaque and stable.</summary>
    public string Id => variant.Id;

    /// <summary>The seller's own number for it.</summary>
    public string Sku => variant.Sku;

    /// <summary>The number under its barcode; null when it has none.</summary>
    public string? Gtin => variant.Gtin;

    /// <summary>What it is a variant of.</summary>
    public IDataLoaderResult<ProductType?> Product(DocumentLoader<Product> products) => products.Load(variant.ProductId).Then(product => new ProductType(product));

    /// <summary>Who sells it.</summary>
    public SellerType? Seller => new(variant.SellerId);

    /// <summary>What distinguishes it from the product's other variants, such as colour: Red.</summary>
    public IEnumerable<AttributeValue> Options => variant.Options;

    /// <summary>The picture that shows this variant best.</summary>
    public IDataLoaderResult<MediaType?> Image(DocumentLoader<Product> products, DocumentLoader<ProductSummary> summaries)
    {
        var summary = summaries.Load(variant.ProductId);
        return products.Load(variant.ProductId).ThenLoad(product => summary.Then(found =>
            ProductPictures.Of(found, variant) is { } media ? new MediaType(product, media) : null));
    }

    /// <summary>What one costs; null when it is not sold in this currency.</summary>
    /// <param name="currency">The shop's default currency when null.</param>
    public Money? Price(CatalogueIndex index, string? currency = null) => variant.PriceIn(currency ?? index.DefaultCurrency);

    /// <summary>What one cost before it was reduced; null when it is not reduced.</summary>
    /// <param name="currency">The shop's default currency when null.</param>
    public Money? CompareAtPrice(CatalogueIndex index, string? currency = null) => variant.CompareAtPriceIn(currency ?? index.DefaultCurrency);

    /// <summary>What one costs, in each currency in which it is sold.</summary>
    public IEnumerable<Money> Prices => variant.Prices;

    /// <summary>What one cost before it was reduced, in each currency in which it is.</summary>
    public IEnumerable<Money> CompareAtPrices => variant.CompareAtPrices;

    /// <summary>
    /// The lowest price of the last 30 days; while the price is reduced, that of the 30 days before the reduction, as the EU's price
    /// indication directive wants it beside a reduced price. Null when it is not sold in this currency.
    /// </summary>
    /// <param name="currency">The shop's default currency when null.</param>
    [Name("lowestPrice30d")]
    public Money? LowestPrice(CatalogueIndex index, TimeProvider clock, string? currency = null) => variant.PriceIn(currency ?? index.DefaultCurrency) is { } price
        ? price with { MinorUnits = variant.TrailIn(price.Currency).Lowest(price.MinorUnits, clock.GetUtcNow()) }
        : null;

    /// <summary>What it cost while it was on sale, the present price first.</summary>
    /// <param name="currency">The shop's default currency when null.</param>
    /// <param name="first">Page size, at most 100.</param>
    /// <param name="after">Continue behind this cursor.</param>
    public IDataLoaderResult<PricePointConnection> PriceHistory(
        PastPricesLoader past, CatalogueIndex index, string? currency = null, int first = 20, string? after = null) =>
        past.Load(variant.Id).Map(found => PricePointConnection.Page(variant, currency ?? index.DefaultCurrency, found ?? [], first, after));

    /// <summary>What it weighs packed, in grams; null when that is not known.</summary>
    public int? WeightGrams => variant.WeightGrams;

    /// <summary>How many units must be ordered at least, at once.</summary>
    public int MinPerOrder => variant.MinPerOrder;

    /// <summary>How many units may be ordered at once; null when the seller sets no limit.</summary>
    public int? MaxPerOrder => variant.MaxPerOrder;

    /// <summary>Whether and how many can be bought right now.</summary>
    public IDataLoaderResult<Availability> Availability(LevelsByVariantLoader levels, AvailabilityRules rules) =>
        levels.Load(variant.Id).Map(found => rules.Of(variant, found ?? []));

    /// <summary>Its stock by warehouse, for members of the seller.</summary>
    [RequiresScopes("inventory:read")]
    public IDataLoaderResult<IEnumerable<InventoryLevelType>?> Inventory(LevelsByVariantLoader levels, Caller caller) => caller.ActsFor(variant.SellerId)
        ? levels.Load(variant.Id).Map(found => (IEnumerable<InventoryLevelType>?)(found ?? []).Select(level => new InventoryLevelType(level)))
        : LoaderResult.Of<IEnumerable<InventoryLevelType>>(null);

    /// <summary>Rises with every change; updates name the version that they were made from.</summary>
    public int Version => (int)variant.Version;

    /// <summary>Loads a variant for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<VariantType?> Resolve(string id, DocumentLoader<Variant> variants, LateProductsLoader late, ProductAccess access, Caller caller) =>
        variants.Load(id).ThenLoad(variant => late.Of(variant.ProductId).Map(_ => access.CanSee(variant, caller) ? new VariantType(variant) : null));

    /// <summary>Loads a variant for the gateway.</summary>
    [FederationResolver]
    public static IDataLoaderResult<VariantType?> ResolveBySku(
        string sku, SellerKey seller, VariantBySkuLoader variants, LateProductsLoader late, ProductAccess access, Caller caller) =>
        variants.Load((seller.Id, sku)).ThenLoad(variant => late.Of(variant.ProductId).Map(_ => access.CanSee(variant, caller) ? new VariantType(variant) : null));
}
