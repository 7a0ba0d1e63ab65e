using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.CartSubgraph.Merging;

/// <summary>
/// Joins a guest's cart with a user's. Of the same variant the larger quantity stays, so that signing in twice, or with the same
/// items in both carts, doubles nothing. The guest cart is closed in the same commit, so merging again changes nothing.
/// </summary>
internal sealed class CartMerger(IOptions<CartOptions> options, TimeProvider clock)
{
    public async Task<CartChange> MergeAsync(IUnitOfWork work, string userId, string guestToken, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(guestToken);
        var byToken = new DocumentQuery<Cart> { Where = cart => cart.GuestTokenHash == hash, Limit = 1 };
        var guest = await work.ListAsync(byToken, cancellationToken) is [var found] ? found : null;
        var own = await work.FindAsync<Cart>(Cart.IdOfUser(userId), cancellationToken);
        if (guest is not null && guest.MergedInto == Cart.IdOfUser(userId) && own is not null)
        {
            return CartChange.To(own);
        }

        if (guest is null || !guest.IsOpen(clock.GetUtcNow()))
        {
            return CartChange.Refused(CartError.CartNotFound("guestToken"));
        }

        var target = own ?? new Cart { Id = Cart.IdOfUser(userId), OwnerId = userId, Currency = guest.Currency };
        if (target.Lines.IsEmpty)
        {
            target = target with { Currency = guest.Currency };
        }
        else if (!guest.Lines.IsEmpty && guest.Currency != target.Currency)
        {
            return CartChange.Refused(new CartError(
                CartErrorCode.CurrencyMismatch,
                $"Your cart is in {target.Currency}, the guest cart in {guest.Currency}.",
                ["input", "guestToken"]));
        }

        // Coupons of both stay. Two that do not go together are left to pricing, which counts the first.
        var merged = guest.Lines.Aggregate(target, Join) with
        {
            Coupons = [.. target.Coupons.Union(guest.Coupons).Take(options.Value.MaxCoupons)],
        };
        work.Save(merged);
        work.Update(guest with { MergedInto = merged.Id, Lines = [], Coupons = [] });
        return CartChange.To(merged);
    }

    private Cart Join(Cart cart, CartLine guestLine)
    {
        var own = cart.LineOf(guestLine.VariantId);
        if (own is null)
        {
            return cart.Lines.Length < options.Value.MaxLines ? cart.With(guestLine) : cart;
        }

        return cart.With(own with { Quantity = Math.Min(Math.Max(own.Quantity, guestLine.Quantity), options.Value.MaxQuantity) });
    }
}
