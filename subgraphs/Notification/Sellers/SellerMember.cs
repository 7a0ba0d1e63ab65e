using Octomart.Store;

namespace Octomart.NotificationSubgraph.Sellers;

/// <summary>Somebody who is told of a seller's orders: a copy of what Seller has announced.</summary>
internal sealed record SellerMember : Document
{
    /// <summary>The seller.</summary>
    public required string SellerId { get; init; }

    /// <summary>The member.</summary>
    public required string UserId { get; init; }

    /// <summary>Whether the membership stands.</summary>
    public required bool IsActive { get; init; }

    /// <summary>The event's version: an older one is ignored.</summary>
    public required long EventVersion { get; init; }

    public static string IdOf(string sellerId, string userId) => OpaqueId.From("nsm", sellerId, userId);
}
