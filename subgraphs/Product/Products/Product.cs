using System.Collections.Immutable;
using Octomart.Contracts;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Products;

/// <summary>
/// What a seller says about a product. What follows from elsewhere (stock, prices, ratings, sales) is kept apart in its
/// <see cref="ProductSummary"/>, so that a sale never makes an editor's version stale.
/// </summary>
internal sealed record Product : Document
{
    public required string Slug { get; init; }

    /// <summary>Null for a listing that several sellers share.</summary>
    public required string? SellerId { get; init; }

    public required string Title { get; init; }

    /// <summary>Sanitised; see <see cref="DescriptionText"/>.</summary>
    public string DescriptionHtml { get; init; } = "";

    /// <summary>The description without markup, for search and summaries.</summary>
    public string DescriptionText { get; init; } = "";

    public required ProductStatus Status { get; init; }

    public string? Brand { get; init; }

    public ImmutableArray<string> CategoryIds { get; init; } = [];

    /// <summary>By which kind of rate it is taxed.</summary>
    public TaxClass TaxClass { get; init; } = TaxClass.Standard;

    public ImmutableArray<AttributeValue> Attributes { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where an imported product comes from; null for one that was entered by hand.</summary>
    public ImportOrigin? Origin { get; init; }

    /// <summary>On sale; null when it is on sale already.</summary>
    public Product? Publish(DateTimeOffset at) => Status == ProductStatus.Active ? null : this with { Status = ProductStatus.Active, UpdatedAt = at };

    /// <summary>Off sale; null when it is off sale already.</summary>
    public Product? Archive(DateTimeOffset at) => Status == ProductStatus.Archived ? null : this with { Status = ProductStatus.Archived, UpdatedAt = at };
}

/// <summary>The last row of an import that made or changed a product.</summary>
/// <param name="SourceId">The row's id in the seller's system.</param>
/// <param name="Fingerprint">Hash of the row: the same row again changes nothing.</param>
/// <param name="Stock">The stock that the row named; a later row changes the stock by the difference.</param>
internal sealed record ImportOrigin(string SourceId, string Fingerprint, int Stock);

/// <summary>Where a product is on its way into and out of the shop.</summary>
internal enum ProductStatus
{
    /// <summary>Being written; only its seller sees it.</summary>
    Draft,

    /// <summary>Submitted, waiting for the shop's approval.</summary>
    PendingReview,

    /// <summary>On sale.</summary>
    Active,

    /// <summary>Taken off sale.</summary>
    Archived,
}

/// <summary>A fact about a product or variant, such as colour: Red or width: 120 cm.</summary>
/// <param name="Code">For programs and filters, such as colour.</param>
/// <param name="Label">For people, such as Colour.</param>
/// <param name="Value">Such as Red or 120.</param>
/// <param name="Unit">Such as cm; null when the value has none.</param>
internal sealed record AttributeValue(string Code, string Label, string Value, string? Unit = null);
