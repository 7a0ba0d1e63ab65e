using System.ComponentModel.DataAnnotations;

namespace Octomart.SellerSubgraph.Commissions;

/// <summary>Section <c>Octomart:Seller:Commissions</c>.</summary>
public sealed class CommissionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Seller:Commissions";

    /// <summary>
    /// The shop's share of a sale where no rule says otherwise, in hundredths of a percent. Default 1,000, which is 10 %.
    /// </summary>
    [Range(0, 10_000)]
    public int PlatformBasisPoints { get; set; } = 1_000;
}
