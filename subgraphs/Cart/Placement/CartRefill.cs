using GraphQL.Federation;
using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Pricing;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Placement;

/// <summary>What an order had, to be bought again.</summary>
/// <param name="IdempotencyKey">Sending the same input again under it changes nothing.</param>
/// <param name="Currency">Of the order.</param>
/// <param name="Lines">What the order had.</param>
/// <param name="UserId">Whose cart it is; null for a guest's.</param>
/// <param name="CartId">A guest's cart; null for a new one.</param>
/// <param name="GuestToken">The token of the guest's cart.</param>
[Inaccessible]
internal sealed record CartRefillInput(
    string IdempotencyKey, string Currency, IReadOnlyList<CartLineInput> Lines, string? UserId = null, string? CartId = null,
    string? GuestToken = null);

/// <summary>A cart that was refilled.</summary>
/// <param name="CartId">The cart; null when refused.</param>
/// <param name="GuestTokenOnce">Opens a guest's new cart.</param>
/// <param name="Lines">How many units of what was asked for it holds now.</param>
/// <param name="UserErrors">Empty on success.</param>
[Inaccessible]
internal sealed record CartRefillPayload(
    string? CartId, string? GuestTokenOnce, IReadOnlyList<CartRefillLine> Lines, IReadOnlyList<CartError> UserErrors);

/// <summary>Units of a variant in a cart.</summary>
/// <param name="VariantId">The variant.</param>
/// <param name="Quantity">How many units; 0 when it is not sold any more.</param>
[Inaccessible]
internal sealed record CartRefillLine(string VariantId, int Quantity);

[MutationRoot]
internal sealed class CartRefill(CartWriter carts, VariantLoader variants, IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Puts into a cart what of an order is still sold: afterwards the cart holds at least as many units as the order had, or as many as
    /// there are. What it held before stays, so refilling twice adds nothing.
    /// </summary>
    /// <param name="input">What the order had.</param>
    [ServiceOnly]
    public async Task<CartRefillPayload?> CartRefillAsync(CartRefillInput input, CancellationToken cancellationToken)
    {
        var ids = input.Lines.Select(line => line.VariantId).ToList();
        var quotes = await variants.LoadAllAsync(input.Currency, ids, cancellationToken);
        if (quotes.Values.Any(quote => !quote.WasChecked))
        {
            return new CartRefillPayload(null, null, [], [CartError.Unavailable]);
        }

        var caller = input.UserId is { } userId ? Caller.OnBehalfOf(userId) : Caller.Anonymous;
        var target = new CartTarget(
            caller, input.CartId, input.GuestToken, null, input.Currency, nameof(CartRefill), input.IdempotencyKey, input, MayCreate: true);
        var payload = await carts.ChangeAsync(
            target, ids, codes: null,
            (cart, facts) => CartLineRules.SetQuantities(
                cart, [.. input.Lines.Where(line => Sold(line, quotes) > 0)], (old, line) => Math.Max(old?.Quantity ?? 0, Sold(line, quotes)), facts.Quotes,
                options.Value, clock),
            cancellationToken);
        if (payload.Cart is not { } changed || await store.Set<Cart>().FindAsync(changed.Id, cancellationToken) is not { } refilled)
        {
            return new CartRefillPayload(null, null, [], payload.UserErrors);
        }

        return new CartRefillPayload(
            refilled.Id, payload.GuestTokenOnce, [.. input.Lines.Select(line => new CartRefillLine(line.VariantId, refilled.LineOf(line.VariantId)?.Quantity ?? 0))], []);
    }

    private int Sold(CartLineInput line, IReadOnlyDictionary<string, VariantQuote> quotes)
    {
        if (quotes.GetValueOrDefault(line.VariantId)?.Variant is not { IsPurchasable: true, Price: not null } variant)
        {
            return 0;
        }

        var most = Math.Min(Math.Min(variant.Available, variant.MaxPerOrder ?? int.MaxValue), options.Value.MaxQuantity);
        return Math.Min(line.Quantity, most) is var sold && sold >= variant.MinPerOrder ? sold : 0;
    }
}
