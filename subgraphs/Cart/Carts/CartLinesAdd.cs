using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Carts;

/// <summary>A number of units of a variant.</summary>
/// <param name="VariantId">What is to be bought.</param>
/// <param name="Quantity">How many units.</param>
internal sealed record CartLineInput(string VariantId, int Quantity);

/// <summary>What is to be put into which cart.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it adds nothing.</param>
/// <param name="Lines">What to add; units of a variant that is in the cart already are added to its line.</param>
/// <param name="CartId">Which cart. Left out: your own when signed in, a new guest cart otherwise.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
/// <param name="Version">When given, the cart must still have this version.</param>
/// <param name="Currency">The currency of a cart that is new or empty; the shop's default when left out. Any other cart must have it
/// already.</param>
internal sealed record CartLinesAddInput(
    string IdempotencyKey, IReadOnlyList<CartLineInput> Lines, string? CartId = null, string? GuestToken = null, int? Version = null,
    string? Currency = null);

[MutationRoot]
internal sealed class CartLinesAdd(CartWriter carts, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Puts items into a cart. Without cartId, somebody who is signed in gets their own cart, and a guest a new one, whose guestTokenOnce
    /// must be kept: it is told this once and opens the cart from then on.
    /// </summary>
    /// <param name="input">What is to be put into which cart.</param>
    public async Task<CartPayload> CartLinesAddAsync(CartLinesAddInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (CartLineRules.Check(input.Lines, minimum: 1) is { Count: > 0 } errors)
        {
            return CartPayload.Refused(errors);
        }

        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, input.Version, input.Currency, nameof(CartLinesAdd), input.IdempotencyKey, input,
            MayCreate: true);
        return await carts.ChangeAsync(
            target,
            input.Lines.Select(line => line.VariantId),
            codes: null,
            (cart, facts) => CartLineRules.SetQuantities(cart, input.Lines, CartLineRules.Sum, facts.Quotes, options.Value, clock),
            cancellationToken);
    }
}
