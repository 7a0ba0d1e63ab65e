using Octomart.Contracts;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.ProductSubgraph.Categories;
using Octomart.ProductSubgraph.Products;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>
/// Every change of a product passes here once in its unit of work: it touches the summary, whose version numbers the product's
/// events, publishes the product as it will be, and tells the index after the commit.
/// </summary>
internal sealed class ProductRecorder(CatalogueIndex index, TimeProvider clock)
{
    /// <summary>
    /// Products with their summaries. The summary is read first: as every change of a product touches its summary, a summary
    /// that is still the same at the commit proves that the product, read later, is the present one.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, (Product Product, ProductSummary Summary)>> ReadAsync(
        IUnitOfWork work, IReadOnlyCollection<string> productIds, CancellationToken cancellationToken)
    {
        var summaries = await work.FindManyAsync<ProductSummary>(productIds, cancellationToken);
        var products = await work.FindManyAsync<Product>(productIds, cancellationToken);
        return products.Values.ToDictionary(
            product => product.Id, product => (product, summaries.GetValueOrDefault(product.Id) ?? ProductSummary.Of(product.Id)), StringComparer.Ordinal);
    }

    /// <summary>Writes the summary and announces the product. The product itself is written by who changed it.</summary>
    /// <param name="categories">The tree as it will be, when the same unit of work adds categories.</param>
    /// <param name="publish">False for what no other service cares about, such as the number of units sold.</param>
    public void Record(IUnitOfWork work, Product product, ProductSummary summary, CategoryTree? categories = null, bool publish = true)
    {
        var changed = summary with { ChangedAt = clock.GetUtcNow() };
        work.Save(changed);

        if (publish)
        {
            work.Publish(EventOf(product, changed, categories ?? index.Categories, summary.Version + 1));
        }

        work.AfterCommit(() => index.Apply([(product, changed)]));
    }

    private ProductChanged EventOf(Product product, ProductSummary summary, CategoryTree categories, long version)
    {
        var offered = index.Trading(summary);
        var price = offered.PriceIn(index.DefaultCurrency);
        return new ProductChanged(
            product.Id,
            product.Slug,
            product.SellerId,
            StatusOf(product),
            product.Title,
            product.Brand,
            product.DescriptionText,
            [.. categories.WithAncestors(product.CategoryIds).Select(category => new CategoryRef(category.Id, category.Slug, category.Name))],
            [.. product.Attributes.Concat(offered.Options).Distinct().Select(a => new AttributeRef(a.Code, a.Label, a.Value, a.Unit))],
            price is null ? null : new Money(price.Min, price.Currency),
            price is null ? null : new Money(price.Max, price.Currency),
            offered.InStock,
            summary.RatingAverage,
            summary.RatingCount,
            product.CreatedAt,
            version);
    }

    // To the rest of the shop, what a suspended seller offers is off sale.
    private string StatusOf(Product product) => product.Status switch
    {
        ProductStatus.Active when index.IsSuspended(product.SellerId) => "ARCHIVED",
        ProductStatus.Active => "ACTIVE",
        ProductStatus.Draft => "DRAFT",
        ProductStatus.PendingReview => "PENDING_REVIEW",
        _ => "ARCHIVED",
    };
}
