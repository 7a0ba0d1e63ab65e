using GraphQL.Federation;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.Merging;

/// <summary>Which guest cart is to join yours.</summary>
/// <param name="GuestToken">The token of the guest cart.</param>
internal sealed record CartMergeInput(string GuestToken);

/// <summary>Which guest cart is to join whose cart.</summary>
/// <param name="UserId">Who has signed in.</param>
/// <param name="GuestToken">The token of the guest cart.</param>
[Inaccessible]
internal sealed record GuestCartMergeInput(string UserId, string GuestToken);

[MutationRoot]
internal sealed class CartMerge(IDocumentStore store, CartMerger merger)
{
    /// <summary>
    /// Moves a guest cart's lines into your own cart. Of the same variant the larger quantity stays. Doing it again changes nothing; the
    /// guest token opens nothing from then on.
    /// </summary>
    /// <param name="input">Which guest cart.</param>
    [Authenticated]
    public async Task<CartPayload?> CartMergeAsync(CartMergeInput input, Caller caller, CancellationToken cancellationToken) =>
        caller.UserId is { } userId ? await MergeAsync(userId, input.GuestToken, cancellationToken) : null;

    /// <summary>The same on behalf of somebody who has just signed in.</summary>
    /// <param name="input">Which guest cart, and whose it becomes.</param>
    [ServiceOnly]
    public async Task<CartPayload?> GuestCartMergeAsync(GuestCartMergeInput input, CancellationToken cancellationToken) =>
        await MergeAsync(input.UserId, input.GuestToken, cancellationToken);

    private async Task<CartPayload> MergeAsync(string userId, string guestToken, CancellationToken cancellationToken)
    {
        // One merge of a user at a time: two sign-ins at once would both make the first cart.
        var merged = await store.WriteAsync(
            [Cart.IdOfUser(userId)], (work, token) => merger.MergeAsync(work, userId, guestToken, token), cancellationToken);
        return merged.Cart is { } cart ? new CartPayload(new CartType(cart), null, []) : CartPayload.Refused(merged.Errors);
    }
}
