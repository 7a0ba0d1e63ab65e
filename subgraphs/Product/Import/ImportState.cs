using System.Linq.Expressions;
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
    private readonly ILookup<string, InventoryLevel> _levels;
    private readonly Dictionary<string, string> _skuOwners;
    private readonly HashSet<string> _slugs;
    private bool _hasWarehouse;

    private ImportState(
        string sellerId,
        IReadOnlyDictionary<string, ProductSummary> summaries,
        IReadOnlyDictionary<string, Product> products,
        IEnumerable<Variant> variants,
        IEnumerable<InventoryLevel> levels,
        IEnumerable<Variant> skuOwners,
        IEnumerable<string> slugs,
        bool hasWarehouse)
    {
        SellerId = sellerId;
        _summaries = summaries;
        _products = products;
        _variants = variants.ToLookup(variant => variant.ProductId, StringComparer.Ordinal);
        _levels = levels.ToLookup(level => level.VariantId, StringComparer.Ordinal);
        _skuOwners = skuOwners.ToDictionary(variant => variant.Sku, variant => variant.Id, StringComparer.Ordinal);
        _slugs = slugs.ToHashSet(StringComparer.Ordinal);
        _hasWarehouse = hasWarehouse;
    }

    public string SellerId { get; }

    public static async Task<ImportState> ReadAsync(IUnitOfWork work, string sellerId, IReadOnlyList<ImportRow> rows, CancellationToken cancellationToken)
    {
        string[] productIds = [.. rows.Select(row => row.ProductIdFor(sellerId))];
        string[] skus = [.. rows.SelectMany(row => row.Variants.SelectMany(variant => new[] { variant.Sku, variant.DistinctSkuFor(row) })).Distinct(StringComparer.Ordinal)];
        string[] slugs = [.. rows.Select(row => row.Title).OfType<string>().Select(Slug.Of).Distinct(StringComparer.Ordinal)];

        // Summaries before products: see ProductRecorder.ReadAsync.
        var summaries = await work.FindManyAsync<ProductSummary>(productIds, cancellationToken);
        var products = await work.FindManyAsync<Product>(productIds, cancellationToken);
        string[] knownIds = [.. products.Keys];
        var variants = await ListAsync<Variant>(work, knownIds, variant => knownIds.Contains(variant.ProductId), cancellationToken);
        string[] variantIds = [.. variants.Select(variant => variant.Id)];
        return new ImportState(
            sellerId,
            summaries,
            products,
            variants,
            await ListAsync<InventoryLevel>(work, variantIds, level => variantIds.Contains(level.VariantId), cancellationToken),
            await ListAsync<Variant>(work, skus, variant => variant.SellerId == sellerId && skus.Contains(variant.Sku), cancellationToken),
            (await ListAsync<Product>(work, slugs, product => slugs.Contains(product.Slug), cancellationToken)).Select(product => product.Slug),
            await work.FindAsync<Warehouse>(Warehouse.DefaultIdOf(sellerId), cancellationToken) is not null);
    }

    public Product? ProductOf(ImportRow row) => _products.GetValueOrDefault(row.ProductIdFor(SellerId));

    public ProductSummary SummaryOf(ImportRow row) => row.ProductIdFor(SellerId) is var id && _summaries.TryGetValue(id, out var summary) ? summary : ProductSummary.Of(id);

    public IEnumerable<Variant> VariantsOf(ImportRow row) => _variants[row.ProductIdFor(SellerId)];

    /// <summary>The product's variant that the row means: by id, or by SKU when the row names our product.</summary>
    public Variant? VariantOf(ImportRow row, ImportVariant variant)
    {
        var id = variant.IdFor(SellerId, row);
        return VariantsOf(row).FirstOrDefault(known => known.Id == id)
            ?? (row.ProductId is not null && variant.VariantId is null ? VariantsOf(row).FirstOrDefault(known => known.Sku == variant.Sku) : null);
    }

    /// <summary>The variant's stock in all warehouses.</summary>
    public IEnumerable<InventoryLevel> LevelsOf(string variantId) => _levels[variantId];

    /// <summary>The SKU, or one like it when another variant of the seller has it: foreign catalogues repeat what should be unique.</summary>
    public string ClaimSku(ImportRow row, ImportVariant variant, string variantId)
    {
        var sku = !_skuOwners.TryGetValue(variant.Sku, out var owner) || owner == variantId ? variant.Sku : variant.DistinctSkuFor(row);
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

    private static async Task<IReadOnlyList<T>> ListAsync<T>(
        IUnitOfWork work, string[] keys, Expression<Func<T, bool>> where, CancellationToken cancellationToken)
        where T : Document => keys.Length == 0 ? [] : await work.ListAsync(new DocumentQuery<T> { Where = where, Limit = 100_000 }, cancellationToken);
}
