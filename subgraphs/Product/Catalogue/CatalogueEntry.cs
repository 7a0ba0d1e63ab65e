using System.Collections.Immutable;
using Octomart.ProductSubgraph.Products;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.ProductSubgraph.Catalogue;

/// <summary>What lists, filters and facets need to know of a product; immutable.</summary>
internal sealed record CatalogueEntry(
    string Id,
    string Slug,
    string? SellerId,
    string? OwnerId,
    ImmutableArray<string> OfferedBy,
    ProductStatus Status,
    string? Brand,
    ImmutableArray<string> CategoryIds,
    ImmutableArray<AttributeValue> Attributes,
    int[] AttributeNumbers,
    ImmutableArray<PriceSpan> Prices,
    bool InStock,
    double RatingAverage,
    int RatingCount,
    long Sold,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Revision)
{
    // A product with one glowing review is not better than one with a hundred good ones: few reviews count as if
    // these came with them.
    private const int PriorReviews = 5;
    private const double PriorRating = 3.5;

    /// <summary>Prices, choices and stock without those of suspended sellers; who offers it, with them: they still own what they offer.</summary>
    public static CatalogueEntry Of(Product product, ProductSummary whole, long revision, Func<string, bool> isSuspended, FacetValues values)
    {
        var summary = whole.Trading(isSuspended);
        ImmutableArray<AttributeValue> attributes = summary.Options.Length == 0 ? product.Attributes : [.. product.Attributes.Concat(summary.Options).Distinct()];
        return new CatalogueEntry(
            product.Id, product.Slug, product.SellerId, product.OwnerId, [.. whole.Offers.Select(offers => offers.SellerId)], product.Status, product.Brand, product.CategoryIds, attributes, values.NumbersOf(attributes),
            summary.Prices, summary.InStock, summary.RatingAverage, summary.RatingCount, Math.Max(0, summary.Sold), product.CreatedAt, product.UpdatedAt, revision);
    }

    /// <summary>Average stars, pulled towards the middle when there are few.</summary>
    public double WeightedRating { get; } = ((PriorReviews * PriorRating) + (RatingAverage * RatingCount)) / (PriorReviews + RatingCount);

    /// <summary>
    /// How much speaks for the product when nothing else is known: what a star more is worth, sixteen times the sales are worth as well.
    /// </summary>
    public long Relevance => (long)Math.Round(1000 * (WeightedRating + (Math.Log2(1 + Sold) / 4)));

    /// <summary>Whether the seller sells it: its own product, or offers on a shared listing.</summary>
    public bool IsOfferedBy(string sellerId) => SellerId == sellerId || OfferedBy.Contains(sellerId);

    /// <summary>Whether the caller may know of it before and after it is on sale.</summary>
    public bool IsOf(Caller caller) => caller.ActsFor(OwnerId) || OfferedBy.Any(caller.ActsFor);

    /// <summary>Whether no filter and no facet tells the two apart: they may differ in sales only.</summary>
    public bool FiltersLike(CatalogueEntry other) =>
        SellerId == other.SellerId && OwnerId == other.OwnerId && Status == other.Status && Brand == other.Brand && InStock == other.InStock
        && RatingAverage == other.RatingAverage && RatingCount == other.RatingCount && UpdatedAt == other.UpdatedAt
        && OfferedBy.SequenceEqual(other.OfferedBy) && CategoryIds.SequenceEqual(other.CategoryIds) && Prices.SequenceEqual(other.Prices)
        && AttributeNumbers.AsSpan().SequenceEqual(other.AttributeNumbers);

    public PriceSpan? PriceIn(string currency)
    {
        foreach (var span in Prices)
        {
            if (span.Currency == currency)
            {
                return span;
            }
        }

        return null;
    }
}
