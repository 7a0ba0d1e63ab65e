using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Promotions;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Coupons;

/// <summary>Which coupon is taken out of which cart.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="CartId">Which cart.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Code">The coupon; case does not matter.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
internal sealed record CartCouponRemoveInput(string IdempotencyKey, string CartId, int Version, string Code, string? GuestToken = null);

[MutationRoot]
internal sealed class CartCouponRemove(CartWriter carts)
{
    /// <summary>Takes a coupon out. One that is not in the cart changes nothing.</summary>
    /// <param name="input">Which coupon is taken out of which cart.</param>
    public Task<CartPayload> CartCouponRemoveAsync(CartCouponRemoveInput input, Caller caller, CancellationToken cancellationToken)
    {
        var code = Promotion.NormalizeCode(input.Code);
        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, input.Version, null, nameof(CartCouponRemove), input.IdempotencyKey, input,
            MayCreate: false);
        return carts.ChangeAsync(
            target, [], codes: null, (cart, _) => CartChange.To(cart with { Coupons = cart.Coupons.Remove(code) }), cancellationToken);
    }
}
