using Octomart.CartSubgraph.Carts;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Pricing;

/// <summary>Which cart's changes are accepted.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="CartId">Which cart.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
internal sealed record CartAcceptChangesInput(string IdempotencyKey, string CartId, int Version, string? GuestToken = null);

[MutationRoot]
internal sealed class CartAcceptChanges(CartWriter carts)
{
    /// <summary>
    /// Accepts what the cart's problems disclose: present prices become the agreed ones, quantities go to the nearest that there is and that
    /// is sold in one order, and items that are no longer sold and coupons that take nothing off any more go out.
    /// </summary>
    /// <param name="input">Which cart's changes are accepted.</param>
    public Task<CartPayload> CartAcceptChangesAsync(CartAcceptChangesInput input, Caller caller, CancellationToken cancellationToken)
    {
        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, input.Version, null, nameof(CartAcceptChanges), input.IdempotencyKey, input,
            MayCreate: false);
        return carts.ChangeAsync(target, [], [], Accept, cancellationToken);
    }

    private static CartChange Accept(Cart cart, CartFacts facts)
    {
        if (facts.Price(cart) is not { WasChecked: true } priced)
        {
            return CartChange.Refused(CartError.Unavailable);
        }

        // Fewer items may cost a coupon its minimum: what is accepted is the cart that is left.
        var accepted = priced.Lines.Aggregate(cart, Accept);
        var invalid = facts.Price(accepted).Coupons.Where(coupon => coupon.Problem is not null).Select(coupon => coupon.Code);
        return CartChange.To(accepted with { Coupons = accepted.Coupons.RemoveRange(invalid) });
    }

    private static Cart Accept(Cart cart, PricedLine line) => cart.With(line.Line with
    {
        PriceWhenAdded = line.UnitPrice,
        Quantity = line.NearestQuantity(),
    });
}
