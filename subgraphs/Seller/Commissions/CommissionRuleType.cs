using Octomart.SubgraphDefaults.Schema;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>
/// The shop's share of certain sales. Of several rules the most specific wins: seller and category, seller, category, all.
/// </summary>
/// <param name="rule">The rule.</param>
public sealed class CommissionRuleType(CommissionRule rule) : INode
{
    /// <summary>Opaque and unique in the whole graph.</summary>
    public string Id => rule.Id;

    /// <summary>Only sales of this seller; of all when null.</summary>
    public string? SellerId => rule.SellerId;

    /// <summary>Only sales of this category and those below; of all when null.</summary>
    public string? CategoryId => rule.CategoryId;

    /// <summary>The share in hundredths of a percent: 1000 is 10 %.</summary>
    public int RateBasisPoints => rule.RateBasisPoints;

    /// <summary>When it was last set. Orders keep the share of the day they were placed.</summary>
    public DateTimeOffset UpdatedAt => rule.UpdatedAt;
}
