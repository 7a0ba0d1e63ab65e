using Octomart.Contracts;

namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>
/// What an offer takes off each line, in whole minor units. A sum is found first and then split by largest remainder, so that the
/// shares come to it exactly; a share is never more than what is left of its line.
/// </summary>
internal static class BenefitShares
{
    /// <summary>The shares by line.</summary>
    /// <param name="left">What each line costs before this offer.</param>
    public static long[] Of(PromotionBenefit benefit, PromotionMatch match, IReadOnlyList<OfferedLine> lines, IReadOnlyList<long> left, string currency) =>
        benefit.Kind switch
        {
            BenefitKind.Percentage => Spread(new Money(Sum(match, left), currency).Share(benefit.BasisPoints), match, left),
            BenefitKind.Amount => Spread(benefit.Amounts.First(amount => amount.Currency == currency), match, left),
            BenefitKind.BuyXGetY => CheapestUnits(benefit, match, lines, left, currency),
            _ => new long[left.Count],
        };

    private static long Sum(PromotionMatch match, IReadOnlyList<long> left) => checked(match.Lines.Sum(i => left[i]));

    private static long[] Spread(Money discount, PromotionMatch match, IReadOnlyList<long> left)
    {
        var shares = new long[left.Count];
        var sum = Sum(match, left);
        if (sum > 0)
        {
            var parts = new Money(Math.Min(discount.MinorUnits, sum), discount.Currency).Split([.. match.Lines.Select(i => left[i])]);
            foreach (var (part, line) in match.Lines.Index())
            {
                shares[line] = parts[part].MinorUnits;
            }
        }

        return shares;
    }

    // Of every X + Y units, Y are given: the cheapest of all that match.
    private static long[] CheapestUnits(
        PromotionBenefit benefit, PromotionMatch match, IReadOnlyList<OfferedLine> lines, IReadOnlyList<long> left, string currency)
    {
        var shares = new long[left.Count];
        var given = match.Lines.Sum(i => (long)lines[i].Quantity) / PromotionMatch.GroupSize(benefit) * benefit.GetQuantity;
        foreach (var line in match.Lines.OrderBy(i => lines[i].UnitPrice.MinorUnits).ThenBy(i => i))
        {
            var units = Math.Min(given, lines[line].Quantity);
            var price = (long)((Int128)left[line] * units / lines[line].Quantity);
            shares[line] = new Money(price, currency).Share(benefit.BasisPoints).MinorUnits;
            given -= units;
        }

        return shares;
    }
}
