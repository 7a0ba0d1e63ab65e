using Microsoft.Extensions.Options;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Carts;

/// <summary>Which quantities a cart is to have.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="CartId">Which cart.</param>
/// <param name="Version">The version that you have seen.</param>
/// <param name="Lines">The new quantities; 0 removes the line. Variants that are not named stay as they are.</param>
/// <param name="GuestToken">The token of a guest cart.</param>
internal sealed record CartLinesSetInput(
    string IdempotencyKey, string CartId, int Version, IReadOnlyList<CartLineInput> Lines, string? GuestToken = null);

[MutationRoot]
internal sealed class CartLinesSet(CartWriter carts, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>Sets the quantities of lines; 0 removes one.</summary>
    /// <param name="input">Which quantities the cart is to have.</param>
    public async Task<CartPayload> CartLinesSetAsync(CartLinesSetInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (CartLineRules.Check(input.Lines, minimum: 0) is { Count: > 0 } errors)
        {
            return CartPayload.Refused(errors);
        }

        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, input.Version, null, nameof(CartLinesSet), input.IdempotencyKey, input,
            MayCreate: false);
        return await carts.ChangeAsync(
            target,
            input.Lines.Select(line => line.VariantId),
            codes: null,
            (cart, facts) => CartLineRules.SetQuantities(cart, input.Lines, (_, line) => line.Quantity, facts.Quotes, options.Value, clock),
            cancellationToken);
    }
}
