using Octomart.Contracts.Events;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Sellers;

/// <summary>
/// A business that sells, or wants to sell, in the shop.
/// <code>
/// APPLIED → APPROVED ⇄ SUSPENDED
///    ↓
/// REJECTED
/// </code>
/// </summary>
public sealed record Seller : Document
{
    /// <summary>Its name in addresses, or the one that it asked for.</summary>
    public required string Slug { get; init; }

    /// <summary>The slug while nobody else may have it: null once the application was rejected.</summary>
    public required string? HeldSlug { get; init; }

    /// <summary>As shoppers see it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it ships from.</summary>
    public required string CountryCode { get; init; }

    /// <summary>A few sentences for its page.</summary>
    public string? About { get; init; }

    /// <summary>A picture for its page.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>Where it stands.</summary>
    public SellerStatus Status { get; init; } = SellerStatus.Applied;

    /// <summary>Who applied.</summary>
    public required string OwnerUserId { get; init; }

    /// <summary>When it applied.</summary>
    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>When it was first approved; shoppers have known it since.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>What the shop said to its last decision.</summary>
    public string? StatusNote { get; init; }

    /// <summary>Whether it may sell now.</summary>
    public bool IsTrading => Status == SellerStatus.Approved;

    /// <summary>Whether shoppers may know it: an order of last year still names its seller, who has been suspended since.</summary>
    public bool IsKnownToShoppers => ApprovedAt is not null;

    /// <summary>The seller once the shop has decided on its application; null when there is nothing to decide.</summary>
    public Seller? Decide(bool isApproved, string? note, DateTimeOffset now) => Status == SellerStatus.Applied
        ? this with
        {
            Status = isApproved ? SellerStatus.Approved : SellerStatus.Rejected,
            ApprovedAt = isApproved ? now : null,
            HeldSlug = isApproved ? HeldSlug : null,
            StatusNote = note,
        }
        : null;

    /// <summary>The seller once it may no longer sell; null when it may not anyway.</summary>
    public Seller? Suspend(string reason) =>
        Status == SellerStatus.Approved ? this with { Status = SellerStatus.Suspended, StatusNote = reason } : null;

    /// <summary>The seller once it may sell again; null when it was not suspended.</summary>
    public Seller? Reinstate() => Status == SellerStatus.Suspended ? this with { Status = SellerStatus.Approved, StatusNote = null } : null;

    /// <summary>What is told to the other services when this state is committed: as the next version of the document.</summary>
    internal SellerChanged ToEvent() => new(Id, Slug, Name, Status.ToEventName(), Version + 1);
}
