using System.Text.Json;
using Octomart.Testing;

namespace Octomart.OrderSubgraph.Tests;

// The promotions of Cart, as Order knows them.
internal sealed partial class FakeShop
{
    private object PromotionsReserve(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (CouponUses.TryGetValue(orderId, out var known))
        {
            return known.State == "RELEASED" ? Refusal("RESERVATION_RELEASED") : Success();
        }

        var uses = variables.At("input.promotions").EnumerateArray().Select(use => (use.Text("promotionId"), use.At("discount.minorUnits").GetInt64())).ToList();
        if (uses.Exists(use => Coupons.GetValueOrDefault(use.Item1) < 1))
        {
            return Refusal("COUPON_EXHAUSTED");
        }

        uses.ForEach(use => Coupons[use.Item1]--);
        CouponUses[orderId] = ("RESERVED", uses);
        return Success();
    }

    private object PromotionsCommit(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (!CouponUses.TryGetValue(orderId, out var known) || known.State == "RELEASED")
        {
            return Refusal("RESERVATION_RELEASED");
        }

        CouponUses[orderId] = known with { State = "COMMITTED" };
        return Success();
    }

    private object PromotionsRelease(JsonElement variables)
    {
        var orderId = variables.Text("input.orderId");
        if (CouponUses.TryGetValue(orderId, out var known) && known.State != "RELEASED")
        {
            foreach (var (promotionId, _) in known.Uses)
            {
                Coupons[promotionId]++;
            }
        }

        CouponUses[orderId] = ("RELEASED", known.Uses ?? []);
        return Success();
    }
}
