using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.CartSubgraph.Coupons;

/// <summary>
/// Slows down who guesses coupons: a cart, and whoever is signed in with whichever cart, may be wrong so many times in a while. Guests are
/// told apart by their carts only.
/// </summary>
internal sealed class CouponGuard(IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>
    /// Counts a try; null when its code may be looked at. It counts before that: a thousand guesses sent at once are a thousand tries.
    /// </summary>
    public Task<CartError?> AdmitAsync(string cartId, Caller caller, CancellationToken cancellationToken)
    {
        var ids = IdsOf(cartId, caller);
        return store.WriteAsync(ids, async (work, token) =>
        {
            var now = clock.GetUtcNow();
            var present = await PresentAsync(work, ids, now, token);
            if (present.Values.Where(tries => tries.Count >= options.Value.MaxCouponTries).MaxBy(tries => tries.ExpiresAt) is { } tooMany)
            {
                return CartError.TooManyCoupons(tooMany.ExpiresAt - now);
            }

            foreach (var id in ids)
            {
                var tries = present.GetValueOrDefault(id) ?? new CouponTries { Id = id, ExpiresAt = now + options.Value.CouponTryWindow };
                work.Save(tries with { Count = tries.Count + 1 });
            }

            return null;
        }, cancellationToken);
    }

    /// <summary>The coupon exists: to try it was no guess.</summary>
    public Task GiveBackAsync(string cartId, Caller caller, CancellationToken cancellationToken)
    {
        var ids = IdsOf(cartId, caller);
        return store.WriteAsync(ids, async (work, token) =>
        {
            foreach (var tries in (await PresentAsync(work, ids, clock.GetUtcNow(), token)).Values)
            {
                work.Update(tries with { Count = Math.Max(0, tries.Count - 1) });
            }
        }, cancellationToken);
    }

    private static string[] IdsOf(string cartId, Caller caller) =>
        caller.UserId is { } userId ? [CouponTries.IdOfCart(cartId), CouponTries.IdOfUser(userId)] : [CouponTries.IdOfCart(cartId)];

    // Those of an earlier while begin anew.
    private async Task<Dictionary<string, CouponTries>> PresentAsync(IUnitOfWork work, string[] ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await work.FindManyAsync<CouponTries>(ids, cancellationToken)).Values
        .Select(tries => tries.ExpiresAt > now ? tries : tries with { Count = 0, ExpiresAt = now + options.Value.CouponTryWindow })
        .ToDictionary(tries => tries.Id, StringComparer.Ordinal);
}
