using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Octomart.Contracts.Events;
using Octomart.ProductSubgraph.Media;
using Octomart.ProductSubgraph.Products;
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

    public ImmutableArray<Photo> Photos { get; init; } = [];

    public string? SellerReply { get; init; }

    /// <summary>When the seller first replied.</summary>
    public DateTimeOffset? SellerRepliedAt { get; init; }

    public ReviewStatus Status { get; init; } = ReviewStatus.Published;

    /// <summary>Reports since a moderator last looked at it.</summary>
    public int ReportCount { get; init; }

    /// <summary>Whether a moderator should look at it: it waits, or somebody reported it.</summary>
    public bool NeedsModeration { get; init; }

    /// <summary>Why it was rejected, for its author.</summary>
    public string? ModerationNote { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its author last changed it.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    [JsonIgnore]
    public bool IsPublished => Status == ReviewStatus.Published;

    [JsonIgnore]
    public Latest AsLatest => new(Id, CreatedAt);

    /// <summary>A moderator's decision; reports that led to it are done with.</summary>
    public Review Decide(bool approve, string? note) =>
        this with { Status = approve ? ReviewStatus.Published : ReviewStatus.Rejected, ReportCount = 0, NeedsModeration = false, ModerationNote = approve ? null : note };

    /// <summary>One more report; with enough of them it waits for a moderator out of sight.</summary>
    public Review Report(int hidesAt) => this with
    {
        ReportCount = ReportCount + 1,
        NeedsModeration = true,
        Status = IsPublished && ReportCount + 1 >= hidesAt ? ReviewStatus.Pending : Status,
    };

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
