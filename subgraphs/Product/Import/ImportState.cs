using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.ProductSubgraph.Variants;
using Octomart.ProductSubgraph.Warehouses;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Import;

/// <summary>What the store holds of a batch of rows, read at once before any of them is written.</summary>
internal sealed class ImportState
{
    private readonly IReadOnlyDictionary<string, ProductSummary> _summaries;
    private readonly IReadOnlyDictionary<string, Product> _products;
    private readonly ILookup<string, Variant> _variants;
    private readonly IReadOnlyDictionary<string, InventoryLevel> _levels;
    private readonly Dictionary<string, string> _skuOwners;
    private readonly HashSet<string> _slugs;
    private bool _hasWarehouse;

    private ImportState(
        string sellerId,
        IReadOnlyDictionary<string, ProductSummary> summaries,
        IReadOnlyDictionary<string, Product> products,
        IEnumerable<Variant> variants,
        IReadOnlyDictionary<string, InventoryLevel> levels,
        IEnumerable<Variant> skuOwners,
        IEnumerable<string> slugs,
        bool hasWarehouse)
    {
        SellerId = sellerId;
        _summaries = summaries;
        _products = products;
        _variants = variants.ToLookup(variant => variant.ProductId, StringComparer.Ordinal);
        _levels = levels;
        _skuOwners = skuOwners.ToDictionary(variant => variant.Sku, variant => variant.Id, StringComparer.Ordinal);
        _slugs = slugs.ToHashSet(StringComparer.Ordinal);
        _hasWarehouse = hasWarehouse;
    }

    public string SellerId { get; }

    public static async Task<ImportState> ReadAsync(IUnitOfWork work, string sellerId, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        string[] productIds = [.. rows.Select(row => row.ProductIdFor(sellerId))];
        string[] levelIds = [.. rows.Select(row => InventoryLevel.IdOf(row.VariantIdFor(sellerId), Warehouse.DefaultIdOf(sellerId)))];
        string[] skus = [.. rows.SelectMany(row => new[] { row.Sku, row.DistinctSku }).Distinct(StringComparer.Ordinal)];
        string[] slugs = [.. rows.Select(row => Slug.Of(row.Title)).Distinct(StringComparer.Ordinal)];

        // Summaries before products: see ProductRecorder.ReadAsync.
        var summaries = await work.FindManyAsync<ProductSummary>(productIds, cancellationToken);
        return new ImportState(
            sellerId,
            summaries,
            await work.FindManyAsync<Product>(productIds, cancellationToken),
            await work.ListAsync(new DocumentQuery<Variant> { Where = variant => productIds.Contains(variant.ProductId), Limit = 100_000 }, cancellationToken),
            await work.FindManyAsync<InventoryLevel>(levelIds, cancellationToken),
            await work.ListAsync(new DocumentQuery<Variant> { Where = variant => variant.SellerId == sellerId && skus.Contains(variant.Sku), Limit = 100_000 }, cancellationToken),
            (await work.ListAsync(new DocumentQuery<Product> { Where = product => slugs.Contains(product.Slug), Limit = 100_000 }, cancellationToken)).Select(product => product.Slug),
            await work.FindAsync<Warehouse>(Warehouse.DefaultIdOf(sellerId), cancellationToken) is not null);
    }

    public Product? ProductOf(ImportRow row) => _products.GetValueOrDefault(row.ProductIdFor(SellerId));

    public ProductSummary SummaryOf(ImportRow row) => row.ProductIdFor(SellerId) is var id && _summaries.TryGetValue(id, out var summary) ? summary : ProductSummary.Of(id);

    public IEnumerable<Variant> VariantsOf(ImportRow row) => _variants[row.ProductIdFor(SellerId)];

    public Variant? VariantOf(ImportRow row) => VariantsOf(row).FirstOrDefault(variant => variant.Id == row.VariantIdFor(SellerId));

    public InventoryLevel? LevelOf(ImportRow row) => _levels.GetValueOrDefault(InventoryLevel.IdOf(row.VariantIdFor(SellerId), Warehouse.DefaultIdOf(SellerId)));

    /// <summary>The row's SKU, or one like it when another variant of the seller has it: foreign catalogues repeat what should be unique.</summary>
    public string ClaimSku(ImportRow row)
    {
        var variantId = row.VariantIdFor(SellerId);
        var sku = Owns(row.Sku, variantId) ? row.Sku : row.DistinctSku;
        _skuOwners[sku] = variantId;
        return sku;
    }

    /// <summary>The slug, or one like it when a product has it.</summary>
    public string ClaimSlug(string slug, string productId)
    {
        var free = _slugs.Contains(slug) ? Slug.Distinct(slug, productId) : slug;
        _slugs.Add(free);
        return free;
    }

    /// <summary>Stores the seller's main warehouse with its first stock.</summary>
    public void EnsureWarehouse(IUnitOfWork work)
    {
        if (!_hasWarehouse)
        {
            work.Insert(Warehouse.Default(SellerId));
            _hasWarehouse = true;
        }
    }

    private bool Owns(string sku, string variantId) => !_skuOwners.TryGetValue(sku, out var owner) || owner == variantId;
}
