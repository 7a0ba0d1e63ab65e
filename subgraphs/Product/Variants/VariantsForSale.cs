using GraphQL.Federation;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Catalogue;
using Octomart.ProductSubgraph.Products;
using Octomart.ProductSubgraph.Stock;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.ProductSubgraph.Variants;

/// <summary>What a cart or an order needs to know of a variant now.</summary>
/// <param name="Id">The variant.</param>
/// <param name="ProductId">Its product.</param>
/// <param name="SellerId">Who sells it.</param>
/// <param name="Sku">The seller's own number for it.</param>
/// <param name="Title">The product's title.</param>
/// <param name="OptionsText">Such as "Oak / 120 cm"; null when the product has one variant only.</param>
/// <param name="Price">What one costs; null when it is not sold in the currency.</param>
/// <param name="Available">On hand less reserved, over all warehouses.</param>
/// <param name="IsPurchasable">Whether product and seller are active.</param>
/// <param name="CategoryIds">The product's categories and all above them.</param>
/// <param name="WeightGrams">What one weighs packed; null when that is not known.</param>
/// <param name="TaxClass">By which kind of rate it is taxed.</param>
/// <param name="MinPerOrder">How many units must be ordered at least.</param>
/// <param name="MaxPerOrder">How many units may be ordered at once; null for no limit.</param>
[Inaccessible]
internal sealed record VariantForSale(
    string Id, string ProductId, string SellerId, string Sku, string Title, string? OptionsText, Money? Price, int Available, bool IsPurchasable,
    IReadOnlyList<string> CategoryIds, int? WeightGrams, TaxClass TaxClass, int MinPerOrder, int? MaxPerOrder);

[QueryRoot]
internal sealed class VariantsForSaleQuery(IDocumentStore store, CatalogueIndex index)
{
    /// <summary>What is offered now: one entry an id, in the order of the ids, null for an unknown one. Always three reads.</summary>
    /// <param name="ids">The variants.</param>
    /// <param name="currency">The currency of the prices.</param>
    [ServiceOnly]
    public async Task<IReadOnlyList<VariantForSale?>?> VariantsForSaleAsync(IReadOnlyList<string> ids, string currency, CancellationToken cancellationToken)
    {
        var distinct = ids.Distinct(StringComparer.Ordinal).ToArray();
        var variants = await store.Set<Variant>().FindManyAsync(distinct, cancellationToken);
        var productIds = variants.Values.Select(variant => variant.ProductId).Distinct(StringComparer.Ordinal).ToArray();
        var products = await store.Set<Product>().FindManyAsync(productIds, cancellationToken);
        var levels = (await store.Set<InventoryLevel>().ListAsync(
                new DocumentQuery<InventoryLevel> { Where = level => distinct.Contains(level.VariantId), Limit = 100_000 }, cancellationToken))
            .ToLookup(level => level.VariantId, StringComparer.Ordinal);
        return [.. ids.Select(id => variants.GetValueOrDefault(id) is { } variant && products.GetValueOrDefault(variant.ProductId) is { } product
            ? Describe(variant, product, levels[id].Sum(level => level.Available), currency)
            : null)];
    }

    private VariantForSale Describe(Variant variant, Product product, int available, string currency) => new(
        variant.Id,
        product.Id,
        variant.SellerId,
        variant.Sku,
        product.Title,
        variant.OptionText() is { Length: > 0 } options ? options : null,
        variant.PriceIn(currency),
        available,
        product.Status == ProductStatus.Active && !index.IsSuspended(variant.SellerId),
        [.. index.Categories.WithAncestors(product.CategoryIds).Select(category => category.Id)],
        variant.WeightGrams,
        product.TaxClass,
        variant.MinPerOrder,
        variant.MaxPerOrder);
}
