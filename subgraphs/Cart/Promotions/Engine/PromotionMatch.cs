using System.Collections.Immutable;
using Octomart.Contracts;

namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>Which lines an offer concerns.</summary>
/// <param name="Lines">Their indexes; empty when there is a problem.</param>
/// <param name="Problem">Why it concerns none; null when it applies.</param>
internal sealed record PromotionMatch(ImmutableArray<int> Lines, CouponProblem? Problem)
{
    public static PromotionMatch Of(Promotion promotion, IReadOnlyList<OfferedLine> lines, string currency)
    {
        if (!AppliesIn(promotion, currency))
        {
            return Failed(CouponProblem.Currency);
        }

        ImmutableArray<int> matching = [.. lines.Index().Where(line => Concerns(promotion, line.Item)).Select(line => line.Index)];
        return matching switch
        {
            [] => Failed(CouponProblem.NoMatchingItems),
            _ when matching.Sum(i => (decimal)lines[i].Price) < Minimum(promotion, currency) => Failed(CouponProblem.MinimumNotReached),
            _ when promotion.Benefit.Kind == BenefitKind.BuyXGetY && matching.Sum(i => (long)lines[i].Quantity) < GroupSize(promotion.Benefit) =>
                Failed(CouponProblem.TooFewItems),
            _ => new PromotionMatch(matching, null),
        };
    }

    public static long GroupSize(PromotionBenefit benefit) => (long)benefit.BuyQuantity + benefit.GetQuantity;

    private static PromotionMatch Failed(CouponProblem problem) => new([], problem);

    private static bool Concerns(Promotion promotion, OfferedLine line)
    {
        var (products, categories, sellers) =
            (promotion.Conditions.ProductIds, promotion.Conditions.CategoryIds, promotion.Conditions.SellerIds);
        return (promotion.IsFundedByShop || promotion.Funder == line.SellerId)
            && (sellers.IsEmpty || sellers.Contains(line.SellerId))
            && ((products.IsEmpty && categories.IsEmpty) || products.Contains(line.ProductId) || categories.Any(line.CategoryIds.Contains));
    }

    private static bool AppliesIn(Promotion promotion, string currency) =>
        (promotion.Benefit.Kind != BenefitKind.Amount || Has(promotion.Benefit.Amounts, currency))
        && (promotion.Conditions.MinimumSubtotals.IsEmpty || Has(promotion.Conditions.MinimumSubtotals, currency));

    private static bool Has(ImmutableArray<Money> amounts, string currency) => amounts.Any(amount => amount.Currency == currency);

    private static long Minimum(Promotion promotion, string currency) =>
        promotion.Conditions.MinimumSubtotals.FirstOrDefault(amount => amount.Currency == currency).MinorUnits;
}
