using Octomart.Contracts.Events;
using Octomart.Store;

namespace Octomart.ProductSubgraph.Reviews;

/// <summary>Whether shoppers see a review.</summary>
internal enum ReviewStatus
{
    /// <summary>Waits for a moderator.</summary>
    Pending,

    /// <summary>Visible to everybody.</summary>
    Published,

    /// <summary>Taken down.</summary>
    Rejected,
}

/// <summary>What somebody thinks of a product. The id follows from both, so there is one each.</summary>
internal sealed record Review : Document
{
    public required string ProductId { get; init; }

    public required string AuthorId { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Rating { get; init; }

    public string? Title { get; init; }

    public required string Body { get; init; }

    public bool VerifiedPurchase { get; init; }

    public int HelpfulCount { get; init; }

    public string? SellerReply { get; init; }

    public ReviewStatus Status { get; init; } = ReviewStatus.Published;

    public required DateTimeOffset CreatedAt { get; init; }

    public static string IdOf(string productId, string authorId) => OpaqueId.From("rev", productId, authorId);

    public ReviewPublished ToEvent() => new(Id, ProductId, AuthorId, Rating, Title, Body, VerifiedPurchase, CreatedAt);
}

/// <summary>That somebody has bought a product; noted when an order is confirmed.</summary>
internal sealed record Purchase : Document
{
    public required string ProductId { get; init; }

    public required string UserId { get; init; }

    public static string IdOf(string productId, string userId) => OpaqueId.From("pur", productId, userId);
}
