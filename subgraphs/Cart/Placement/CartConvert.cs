using GraphQL.Federation;
using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Placement;

/// <summary>Which cart goes into which order.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="OrderId">The order that takes its lines over.</param>
/// <param name="Version">The version that was ordered: a cart that has changed since is not emptied.</param>
[Inaccessible]
internal sealed record CartConvertInput(string CartId, string OrderId, int Version);

/// <summary>Which order gives its cart back.</summary>
/// <param name="CartId">The cart.</param>
/// <param name="OrderId">The order that came to nothing.</param>
[Inaccessible]
internal sealed record CartRestoreInput(string CartId, string OrderId);

/// <summary>What became of a cart's conversion.</summary>
/// <param name="OrderId">The order; null when refused.</param>
/// <param name="UserErrors">Empty on success.</param>
[Inaccessible]
internal sealed record CartConversionPayload(string? OrderId, IReadOnlyList<CartError> UserErrors);

[MutationRoot]
internal sealed class CartConvert(IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>Empties a cart into an order. Idempotent by order; a cart of another version is a VERSION_CONFLICT.</summary>
    /// <param name="input">Which cart goes into which order.</param>
    [ServiceOnly]
    public async Task<CartConversionPayload?> CartConvertAsync(CartConvertInput input, CancellationToken cancellationToken) =>
        await store.WriteAsync([CartConversion.IdOf(input.OrderId)], (work, token) => ConvertAsync(work, input, token), cancellationToken);

    /// <summary>Puts the lines back that an order took which came to nothing. Idempotent by order; comes first or last, it holds.</summary>
    /// <param name="input">Which order gives its cart back.</param>
    [ServiceOnly]
    public async Task<CartConversionPayload?> CartRestoreAsync(CartRestoreInput input, CancellationToken cancellationToken) =>
        await store.WriteAsync([CartConversion.IdOf(input.OrderId)], (work, token) => RestoreAsync(work, input, token), cancellationToken);

    private async Task<CartConversionPayload> ConvertAsync(IUnitOfWork work, CartConvertInput input, CancellationToken cancellationToken)
    {
        if (await work.FindAsync<CartConversion>(CartConversion.IdOf(input.OrderId), cancellationToken) is { } earlier)
        {
            return earlier.IsRestored ? new CartConversionPayload(null, [CartError.Stale]) : new CartConversionPayload(input.OrderId, []);
        }

        if (await work.FindAsync<Cart>(input.CartId, cancellationToken) is not { } cart || !cart.IsOpen(clock.GetUtcNow()))
        {
            return new CartConversionPayload(null, [CartError.CartNotFound("cartId")]);
        }

        if (cart.Version != input.Version)
        {
            return new CartConversionPayload(null, [CartError.Stale]);
        }

        work.Insert(Conversion(input.OrderId, input.CartId) with { Lines = cart.Lines, Coupons = cart.Coupons });
        work.Update(cart with { Lines = [], Coupons = [] });
        return new CartConversionPayload(input.OrderId, []);
    }

    private async Task<CartConversionPayload> RestoreAsync(IUnitOfWork work, CartRestoreInput input, CancellationToken cancellationToken)
    {
        var conversion = await work.FindAsync<CartConversion>(CartConversion.IdOf(input.OrderId), cancellationToken);
        if (conversion is null)
        {
            // The conversion may still be on its way: this record will turn it away.
            work.Insert(Conversion(input.OrderId, input.CartId) with { IsRestored = true });
        }
        else if (!conversion.IsRestored)
        {
            work.Update(conversion with { IsRestored = true });
            if (await FindOpenAsync(work, conversion.CartId, cancellationToken) is { } cart)
            {
                work.Update(Restored(cart, conversion));
            }
        }

        return new CartConversionPayload(input.OrderId, []);
    }

    private Cart Restored(Cart cart, CartConversion conversion)
    {
        var target = cart.Lines.IsEmpty && conversion.Lines is [var first, ..] ? cart with { Currency = first.PriceWhenAdded.Currency } : cart;
        var missing = conversion.Lines.Where(line => line.PriceWhenAdded.Currency == target.Currency && target.LineOf(line.VariantId) is null);
        return missing.Aggregate(target, (restored, line) => restored.With(line)) with
        {
            Coupons = [.. target.Coupons.Union(conversion.Coupons).Take(options.Value.MaxCoupons)],
        };
    }

    // A guest who has signed in since finds the lines in the cart that took the guest cart over.
    private static async Task<Cart?> FindOpenAsync(IUnitOfWork work, string cartId, CancellationToken cancellationToken)
    {
        var cart = await work.FindAsync<Cart>(cartId, cancellationToken);
        return cart?.MergedInto is { } other ? await work.FindAsync<Cart>(other, cancellationToken) : cart;
    }

    private CartConversion Conversion(string orderId, string cartId) =>
        new() { Id = CartConversion.IdOf(orderId), CartId = cartId, ExpiresAt = clock.GetUtcNow() + options.Value.ConversionRetention };
}
