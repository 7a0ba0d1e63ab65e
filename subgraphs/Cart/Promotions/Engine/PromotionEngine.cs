using System.Collections.Immutable;

namespace Octomart.CartSubgraph.Promotions.Engine;

/// <summary>
/// What offers take off a cart. Pure: the same lines and offers give the same sums. The rules of stacking:
/// <list type="number">
/// <item>Of the offers that apply by themselves each line gets the one that takes most off it.</item>
/// <item>Then come coupons, on what is left: one of each seller, then one of the shop.</item>
/// <item>Each seller's delivery is free at most once; the seller's own offer comes before the shop's, one that applies by itself
/// before a coupon.</item>
/// <item>An exclusive offer stands alone. It counts when the cart gets cheaper with it than with all that may be combined.</item>
/// </list>
/// </summary>
internal static class PromotionEngine
{
    /// <param name="automatic">Offers that apply by themselves and that the customer may use.</param>
    /// <param name="coupons">Offers whose code was entered and that the customer may use, in that order.</param>
    public static CartOffers Apply(
        IReadOnlyList<OfferedLine> lines, IEnumerable<Promotion> automatic, IEnumerable<Promotion> coupons, string currency)
    {
        // The order of the ids is the order of creation: it decides between equals, so that a cart does not flicker.
        List<Candidate> own = [.. automatic.OrderBy(promotion => promotion.Id, StringComparer.Ordinal).Select(Match).OfType<Candidate>()];
        List<Candidate> entered = [.. coupons.Select(Match).OfType<Candidate>()];
        var combined = Combine(
            lines, own.FindAll(c => !c.Promotion.IsExclusive), entered.FindAll(c => !c.Promotion.IsExclusive), currency);
        var alone = own.Concat(entered).Where(candidate => candidate.Promotion.IsExclusive)
            .Select(candidate => Combine(lines, [], [candidate], currency));
        return alone.Prepend(combined).MaxBy(offers => (offers.Total, offers.FreeDelivery.Length)) ?? combined;

        Candidate? Match(Promotion promotion) =>
            PromotionMatch.Of(promotion, lines, currency) is { Problem: null } match ? new Candidate(promotion, match) : null;
    }

    private static CartOffers Combine(
        IReadOnlyList<OfferedLine> lines, IReadOnlyList<Candidate> automatic, IReadOnlyList<Candidate> coupons, string currency)
    {
        long[] left = [.. lines.Select(line => line.Price)];
        var applied = new List<AppliedOffer>();

        // 1. The best for each line of those that apply by themselves.
        var shares = automatic.Select(candidate => candidate.SharesOf(lines, left, currency)).ToList();
        for (var line = 0; line < lines.Count; line++)
        {
            KeepBest(shares, line);
        }

        applied.AddRange(automatic.Zip(shares, (candidate, share) => new AppliedOffer(candidate.Promotion, [.. share])));
        TakeOff(left, shares);

        // 2. Coupons: the sellers' first, so that the shop pays its part of what buyers would pay.
        var oneOfEach = coupons.DistinctBy(candidate => candidate.Promotion.Funder).OrderBy(candidate => candidate.Promotion.IsFundedByShop).ToList();
        foreach (var coupon in oneOfEach)
        {
            var share = coupon.SharesOf(lines, left, currency);
            applied.Add(new AppliedOffer(coupon.Promotion, [.. share]));
            TakeOff(left, [share]);
        }

        return new CartOffers([.. applied.Where(offer => offer.Total > 0)], FreeDeliveries(lines, [.. automatic, .. oneOfEach]));
    }

    // 3. Free delivery, seller by seller.
    private static ImmutableArray<FreeDeliveryOffer> FreeDeliveries(IReadOnlyList<OfferedLine> lines, IEnumerable<Candidate> candidates) =>
    [
        .. candidates.Where(candidate => candidate.Promotion.Benefit.Kind == BenefitKind.FreeDelivery)
            .OrderBy(candidate => candidate.Promotion.IsFundedByShop)
            .SelectMany(candidate => candidate.Match.Lines.Select(line => new FreeDeliveryOffer(lines[line].SellerId, candidate.Promotion)))
            .DistinctBy(offer => offer.SellerId),
    ];

    private static void KeepBest(IReadOnlyList<long[]> shares, int line)
    {
        var best = shares.MaxBy(share => share[line]);
        foreach (var share in shares.Where(share => share != best))
        {
            share[line] = 0;
        }
    }

    private static void TakeOff(long[] left, IReadOnlyList<long[]> shares)
    {
        for (var line = 0; line < left.Length; line++)
        {
            left[line] -= shares.Sum(share => share[line]);
        }
    }

    private sealed record Candidate(Promotion Promotion, PromotionMatch Match)
    {
        public long[] SharesOf(IReadOnlyList<OfferedLine> lines, IReadOnlyList<long> left, string currency) =>
            BenefitShares.Of(Promotion.Benefit, Match, lines, left, currency);
    }
}
