using Octomart.Store;

namespace Octomart.SellerSubgraph.Ratings;

/// <summary>All ratings of a seller's products together.</summary>
public sealed record SellerRating : Document
{
    /// <summary>The sum of the stars.</summary>
    public required double Stars { get; init; }

    /// <summary>How many ratings.</summary>
    public required int Count { get; init; }

    /// <summary>From 1 to 5; null without any.</summary>
    public double? Average => Count > 0 ? Math.Round(Stars / Count, 2) : null;

    /// <summary>One document a seller.</summary>
    public static string IdOf(string sellerId) => OpaqueId.From("srt", sellerId);
}
