using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Errors;
using Octomart.ProductSubgraph.Products;

namespace Octomart.ProductSubgraph.Import;

/// <summary>A product as a file says it, in our words; not yet checked. Of a product that is there already, what is null stays as it is.</summary>
internal sealed record CatalogRow
{
    /// <summary>Where it starts in the file, for errors.</summary>
    public required int Line { get; init; }

    /// <summary>Which of our products it is; null in files that were not exported here, and for new products.</summary>
    public string? ProductId { get; init; }

    /// <summary>The product's id in the seller's system; the same id again is the same product.</summary>
    public string? SourceId { get; init; }

    public string? Title { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>HTML, cleaned later; wins over the plain text.</summary>
    public string? DescriptionHtml { get; init; }

    /// <summary>Empty for nobody known.</summary>
    public string? Brand { get; init; }

    /// <summary>Names of categories from the root down.</summary>
    public ImmutableArray<string> CategoryPath { get; init; } = [];

    /// <summary>Slugs of categories; null when the file speaks of paths.</summary>
    public ImmutableArray<string>? CategorySlugs { get; init; }

    public TaxClass? TaxClass { get; init; }

    /// <summary>Whether a new product is to be a draft.</summary>
    public bool IsDraft { get; init; }

    public ImmutableArray<AttributeInput>? Attributes { get; init; }

    public ImmutableArray<CatalogRowVariant> Variants { get; init; } = [];

    /// <summary>Whether the prices are all that there are; else those in other currencies stay.</summary>
    public bool HasAllPrices { get; init; }

    /// <summary>Whether further variants may stand on the next lines, as in the CSV form.</summary>
    public bool IsOneLineAVariant { get; init; }
}

/// <summary>A variant as a file says it. What is null stays as it is.</summary>
internal sealed record CatalogRowVariant
{
    /// <summary>Where it stands in the file.</summary>
    public required int Line { get; init; }

    /// <summary>Which of our variants it is; null when it is known by the product and its SKU.</summary>
    public string? VariantId { get; init; }

    public string? Sku { get; init; }

    public string? Gtin { get; init; }

    public ImmutableArray<AttributeInput>? Options { get; init; }

    public ImmutableArray<Money> Prices { get; init; } = [];

    public ImmutableArray<Money>? CompareAtPrices { get; init; }

    public int? WeightGrams { get; init; }

    public int? MinPerOrder { get; init; }

    /// <summary>0 for no limit.</summary>
    public int? MaxPerOrder { get; init; }

    /// <summary>Units on hand.</summary>
    public int? Stock { get; init; }

    /// <summary>Units on hand when the file was written: the stock is changed by the difference, so that units sold meanwhile stay sold.</summary>
    public int? StockWas { get; init; }
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Row">The line's number in the file.</param>
/// <param name="Field">The field of the row, such as price; null when it is the row as a whole.</param>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
internal sealed record BulkError(int Row, string? Field, CatalogErrorCode Code, string Message);
