using Octomart.CartSubgraph.Promotions.Engine;

namespace Octomart.CartSubgraph.Promotions;

/// <summary>All that the store knows of offers for one cart at one moment.</summary>
/// <param name="Automatic">Offers without a code, of the shop and of the cart's sellers.</param>
/// <param name="Coupons">Offers by the codes that were entered.</param>
/// <param name="UserId">Whose cart it is; null for a guest's, of whom nothing is known before the order.</param>
internal sealed record CartPromotions(
    IReadOnlyList<Promotion> Automatic, IReadOnlyDictionary<string, Promotion> Coupons, UsageCounts Counts, string? UserId, DateTimeOffset Now)
{
    public static CartPromotions None { get; } = new([], new Dictionary<string, Promotion>(), UsageCounts.None, null, default);

    /// <summary>
    /// Offers that apply by themselves. Those that depend on who buys do so for users only: a guest could not remove one that the
    /// order then refuses.
    /// </summary>
    public IEnumerable<Promotion> UsableAutomatic => Automatic.Where(promotion =>
        (UserId is not null || !promotion.NeedsCustomer) && ProblemOf(promotion) is null);

    /// <summary>Why an offer cannot be used, whatever is in the cart; null when it can.</summary>
    public CouponProblem? ProblemOf(Promotion promotion) => Counts.ProblemOf(promotion, UserId, null, Now);
}
