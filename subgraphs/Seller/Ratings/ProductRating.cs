using Octomart.Store;

namespace Octomart.SellerSubgraph.Ratings;

/// <summary>The ratings of one product, as Product last told them.</summary>
public sealed record ProductRating : Document
{
    /// <summary>Whose product it is.</summary>
    public required string SellerId { get; init; }

    /// <summary>The sum of the stars: an average times its number.</summary>
    public required double Stars { get; init; }

    /// <summary>How many ratings.</summary>
    public required int Count { get; init; }

    /// <summary>The version of the event: older ones are ignored.</summary>
    public required long EventVersion { get; init; }

    /// <summary>One document a product.</summary>
    public static string IdOf(string productId) => OpaqueId.From("prt", productId);
}
