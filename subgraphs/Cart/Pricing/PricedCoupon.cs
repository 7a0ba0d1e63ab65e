using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>A code that was entered, and what comes of it.</summary>
/// <param name="Promotion">Null when there is none of this code any more, or when it could not be checked.</param>
/// <param name="Problem">Why it takes nothing off; null when it does, or when a better offer took its place.</param>
/// <param name="Discount">In minor units.</param>
internal sealed record PricedCoupon(string Code, Promotion? Promotion, CouponProblem? Problem, long Discount)
{
    /// <summary>Which of a cart's coupons can be used, in the order in which they were entered: the first of two that do not go together stays.</summary>
    public static IReadOnlyList<PricedCoupon> Check(Cart cart, IReadOnlyList<OfferedLine> lines, CartPromotions promotions)
    {
        var usable = new List<Promotion>();
        var coupons = new List<PricedCoupon>();
        foreach (var code in cart.Coupons)
        {
            var promotion = promotions.Coupons.GetValueOrDefault(code);
            var problem = promotion is null ? CouponProblem.Unknown
                : promotions.ProblemOf(promotion) ?? PromotionMatch.Of(promotion, lines, cart.Currency).Problem
                ?? (usable.Any(promotion.Excludes) ? CouponProblem.CannotCombine : null);

            // Whoever must not know of an offer does not see it either, although the code is in the cart.
            coupons.Add(new PricedCoupon(code, problem is CouponProblem.Unknown ? null : promotion, problem, 0));
            if (problem is null && promotion is not null)
            {
                usable.Add(promotion);
            }
        }

        return coupons;
    }
}
