using Octomart.Contracts.Events;
using Octomart.SellerSubgraph.Sellers;
using Octomart.Store;

namespace Octomart.SellerSubgraph.Members;

/// <summary>That somebody acts for a seller.</summary>
public sealed record SellerMember : Document
{
    /// <summary>The seller.</summary>
    public required string SellerId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>What the user may do.</summary>
    public required SellerRole Role { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>
    /// Whether the seller may trade, and so whether the membership brings rights. Kept here so that the version of the membership rises
    /// with it, by which others tell an old event from a new one.
    /// </summary>
    public bool IsActive { get; init; }

    /// <summary>Whether the member may change what the seller says about itself.</summary>
    public bool CanEditProfile => Role is SellerRole.Owner or SellerRole.Manager;

    /// <summary>One document a seller and user.</summary>
    public static string IdOf(string sellerId, string userId) => OpaqueId.From("mbr", sellerId, userId);

    /// <summary>Who applied for it.</summary>
    public static SellerMember OwnerOf(Seller seller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seller);
        return new SellerMember
        {
            Id = IdOf(seller.Id, seller.OwnerUserId),
            SellerId = seller.Id,
            UserId = seller.OwnerUserId,
            Role = SellerRole.Owner,
            JoinedAt = now,
            IsActive = seller.IsTrading,
        };
    }

    /// <summary>What is told to the other services when this state is committed.</summary>
    internal SellerMembershipChanged ToEvent() => new(SellerId, UserId, Role.ToEventName(), IsActive, Version + 1);
}
