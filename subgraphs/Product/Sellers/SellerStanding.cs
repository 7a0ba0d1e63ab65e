using Octomart.Store;

namespace Octomart.ProductSubgraph.Sellers;

/// <summary>What the catalogue knows of a seller, from Seller's events. The id is the seller's.</summary>
internal sealed record SellerStanding : Document
{
    public required string Name { get; init; }

    /// <summary>Whether the seller's products are hidden from shoppers.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>The version of the last event that was heeded.</summary>
    public long EventVersion { get; init; }
}
