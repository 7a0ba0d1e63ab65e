using Octomart.AiSubgraph.Search;
using Octomart.Contracts.Events;
using Octomart.Store;

namespace Octomart.AiSubgraph.Catalogue;

/// <summary>What this service knows of a product, from its last event. The index in memory is rebuilt from these.</summary>
internal sealed record CatalogueEntry : Document
{
    public required ProductChanged Product { get; init; }

    /// <summary>Whether shoppers may find it.</summary>
    public bool IsActive => Product.Status == "ACTIVE";

    public static CatalogueEntry Of(ProductChanged product) => new() { Id = product.ProductId, Product = product };

    public SearchDocument ToSearchDocument() => new()
    {
        Id = Id,
        Title = Product.Title,
        Brand = Product.Brand,
        Description = Product.Attributes.Count == 0
            ? Product.DescriptionText
            : $"{Product.DescriptionText} {string.Join(' ', Product.Attributes.Select(a => a.Value))}",
        Categories = [.. Product.Categories.Select(c => new CategoryLabel(c.CategoryId, c.Name))],
        SellerId = Product.SellerId,
        Price = Product.PriceMin is { } price ? new SearchPrice(price.MinorUnits, price.Currency) : null,
        IsInStock = Product.InStock,
        Rating = Product.RatingAverage,
        CreatedAt = Product.CreatedAt,
    };
}
