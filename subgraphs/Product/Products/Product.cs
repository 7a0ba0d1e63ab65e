using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.Contracts;
using Octomart.ProductSubgraph.Media;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

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

    /// <summary>The seller who proposed a shared listing; null for what belongs to a seller, and for what the shop made itself.</summary>
    public string? ProposedBy { get; init; }

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

    /// <summary>Photographs, the main one first; without any, pictures are drawn.</summary>
    public ImmutableArray<Photo> Photos { get; init; } = [];

    /// <summary>When it was last handed in for approval.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Why the shop did not approve it; null when it did, or was not asked.</summary>
    public string? ReviewNote { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where an imported product comes from; null for one that was entered by hand.</summary>
    public ImportOrigin? Origin { get; init; }

    /// <summary>Whether every seller may offer it.</summary>
    [JsonIgnore]
    public bool IsShared => SellerId is null;

    /// <summary>Whose it is, or who proposed it; null for the shop's own.</summary>
    [JsonIgnore]
    public string? OwnerId => SellerId ?? ProposedBy;

    /// <summary>Its seller may always change it. A shared listing is the shop's once it is on sale; until then its proposer's too.</summary>
    public bool MayBeEditedBy(Caller caller) => IsShared
        ? SharedListing.IsRunBy(caller) || (Status is ProductStatus.Draft or ProductStatus.PendingReview && ProposedBy is not null && caller.ActsFor(ProposedBy))
        : caller.ActsFor(SellerId);

    /// <summary>Handed in for the shop's approval; null when it waits for it or is on sale already.</summary>
    public Product? Submit(DateTimeOffset at) => Status is ProductStatus.Draft or ProductStatus.Archived
        ? this with { Status = ProductStatus.PendingReview, SubmittedAt = at, ReviewNote = null, UpdatedAt = at }
        : null;

    /// <summary>Back to its seller, with what is to be mended; null when nobody handed it in.</summary>
    public Product? Reject(string note, DateTimeOffset at) => Status == ProductStatus.PendingReview
        ? this with { Status = ProductStatus.Draft, ReviewNote = note, UpdatedAt = at }
        : null;

    /// <summary>On sale; null when it is on sale already.</summary>
    public Product? Publish(DateTimeOffset at) =>
        Status == ProductStatus.Active ? null : this with { Status = ProductStatus.Active, ReviewNote = null, UpdatedAt = at };

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
