using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.Payouts;

/// <summary>Who sees a seller's money.</summary>
internal static class FinanceAccess
{
    /// <summary>The shop's administrators, and members who may read the seller's finances.</summary>
    public static bool MayReadFinances(this Caller caller, string sellerId) => caller.IsAdmin || (caller.ActsFor(sellerId) && caller.HasScope("finance:read"));
}
