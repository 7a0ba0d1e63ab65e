using Octomart.Store;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>The shop's share of certain sales.</summary>
public sealed record CommissionRule : Document
{
    /// <summary>Only sales of this seller; of all when null.</summary>
    public string? SellerId { get; init; }

    /// <summary>Only sales of this category and those below; of all when null.</summary>
    public string? CategoryId { get; init; }

    /// <summary>The share in hundredths of a percent.</summary>
    public required int RateBasisPoints { get; init; }

    /// <summary>When it was last set.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>One rule for each pair of seller and category, so that two rules never compete.</summary>
    public static string IdOf(string? sellerId, string? categoryId) => OpaqueId.From("cmr", sellerId ?? "", categoryId ?? "");
}
