using Octomart.Store;

namespace Octomart.AuthSubgraph.Memberships;

/// <summary>That a user may act for a seller, as Seller last said.</summary>
public sealed record Membership : Document
{
    /// <summary>The seller.</summary>
    public required string SellerId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>OWNER, MANAGER or STAFF.</summary>
    public required string Role { get; init; }

    /// <summary>Whether it brings rights: false once it has ended or the seller may not trade.</summary>
    public required bool IsActive { get; init; }

    /// <summary>The version of the event: older ones are ignored.</summary>
    public required long EventVersion { get; init; }

    /// <summary>One document a seller and user.</summary>
    public static string IdOf(string sellerId, string userId) => OpaqueId.From("mem", sellerId, userId);
}
