using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Pricing;
using Octomart.CartSubgraph.Promotions;
using Octomart.CartSubgraph.Promotions.Engine;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Coupons;

/// <summary>Which coupon goes into which cart.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="CartId">Which cart.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Code">As the buyer typed it; case does not matter.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
internal sealed record CartCouponApplyInput(string IdempotencyKey, string CartId, int Version, string Code, string? GuestToken = null);

[MutationRoot]
internal sealed class CartCouponApply(IDocumentStore store, CartWriter carts, CouponGuard guard, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Enters a coupon. It is refused when it would take nothing off: the error's couponProblem says why. A cart reserves no coupon;
    /// the order does. One coupon of each seller and one of the shop go together. Who tries many that do not exist has to wait: RATE_LIMITED.
    /// </summary>
    /// <param name="input">Which coupon goes into which cart.</param>
    public async Task<CartPayload> CartCouponApplyAsync(CartCouponApplyInput input, Caller caller, CancellationToken cancellationToken)
    {
        // Nothing is counted, and so nothing written, for carts that do not exist.
        var cart = await store.Set<Cart>().FindAsync(input.CartId, cancellationToken);
        if (cart?.MayOpen(caller.UserId, input.GuestToken, clock.GetUtcNow()) != true)
        {
            return CartPayload.Refused(CartError.CartNotFound("cartId"));
        }

        if (await guard.AdmitAsync(cart.Id, caller, cancellationToken) is { } tooMany)
        {
            return CartPayload.Refused(tooMany);
        }

        var payload = await EnterAsync(input, caller, cancellationToken);
        if (payload.UserErrors.All(error => error.CouponProblem != CouponProblem.Unknown))
        {
            await guard.GiveBackAsync(cart.Id, caller, cancellationToken);
        }

        return payload;
    }

    private Task<CartPayload> EnterAsync(CartCouponApplyInput input, Caller caller, CancellationToken cancellationToken)
    {
        var code = Promotion.NormalizeCode(input.Code);
        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, input.Version, null, nameof(CartCouponApply), input.IdempotencyKey, input,
            MayCreate: false);
        return carts.ChangeAsync(target, [], [code], (cart, facts) => Apply(cart, code, facts), cancellationToken);
    }

    private CartChange Apply(Cart cart, string code, CartFacts facts)
    {
        if (cart.Coupons.Contains(code))
        {
            return CartChange.To(cart);
        }

        if (cart.Coupons.Length >= options.Value.MaxCoupons)
        {
            return CartChange.Refused(new CartError(
                CartErrorCode.QuantityLimit, $"A cart holds at most {options.Value.MaxCoupons} coupons.", ["input", "code"]));
        }

        var with = cart with { Coupons = cart.Coupons.Add(code) };
        if (facts.Price(with) is not { WasChecked: true } priced)
        {
            return CartChange.Refused(CartError.Unavailable);
        }

        return ProblemOf(priced, code) is { } problem ? CartChange.Refused(CartError.Coupon(problem)) : CartChange.To(with);
    }

    private static CouponProblem? ProblemOf(PricedCart priced, string code) => priced.Coupons.Single(coupon => coupon.Code == code) switch
    {
        { Problem: { } problem } => problem,
        { Promotion: { } promotion } when priced.Offers.Uses(promotion.Id) => null,
        _ => CouponProblem.NoBenefit,
    };
}
