using Octomart.Store;

namespace Octomart.ProductSubgraph.Warehouses;

/// <summary>Where a seller's stock lies.</summary>
internal sealed record Warehouse : Document
{
    public required string SellerId { get; init; }

    public required string Name { get; init; }

    public string? CountryCode { get; init; }

    /// <summary>Whether nothing is put there any more. It stays readable for the history.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The one that every seller has; stored with its first stock.</summary>
    public static Warehouse Default(string sellerId) => new() { Id = DefaultIdOf(sellerId), SellerId = sellerId, Name = "Main warehouse" };

    public static string DefaultIdOf(string sellerId) => OpaqueId.From("whs", sellerId, "default");
}
