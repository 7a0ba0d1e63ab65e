using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>Which item goes into the cart.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="Id">An item of your savedItems or of your wishList.</param>
/// <param name="Quantity">How many units; as many as were kept when left out.</param>
/// <param name="Version">When given, the cart must still have this version.</param>
internal sealed record SavedItemMoveToCartInput(string IdempotencyKey, string Id, int? Quantity = null, int? Version = null);

[MutationRoot]
internal sealed class SavedItemMoveToCart(CartWriter carts, IDocumentStore store, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>Puts a kept item into your cart, at the present price, and takes it off its list.</summary>
    /// <param name="input">Which item.</param>
    [Authenticated]
    public async Task<CartPayload?> SavedItemMoveToCartAsync(SavedItemMoveToCartInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return null;
        }

        string[] listIds = [SavedItemList.IdOf(userId, SavedItemKind.Later), SavedItemList.IdOf(userId, SavedItemKind.Wish)];
        var lists = await store.Set<SavedItemList>().FindManyAsync(listIds, cancellationToken);
        var (listId, item) = lists.Values.Select(list => (list.Id, Item: list.Find(input.Id))).FirstOrDefault(found => found.Item is not null);
        if (input.Quantity < 1)
        {
            return CartPayload.Refused(new CartError(CartErrorCode.Invalid, "The quantity must be at least 1.", ["input", "quantity"]));
        }

        var target = new CartTarget(
            caller, null, null, input.Version, null, nameof(SavedItemMoveToCart), input.IdempotencyKey, input, MayCreate: true)
        {
            Beside = (work, _, token) => TakeOffAsync(work, listId, input.Id, token),
        };

        // The key is looked up first: an item that has moved already is no longer on its list.
        return await carts.ChangeAsync(
            target, item is null ? [] : [item.VariantId], codes: null, (cart, facts) => item is null
                ? CartChange.Refused(NotFound)
                : CartLineRules.SetQuantities(
                    cart, [new CartLineInput(item.VariantId, input.Quantity ?? item.Quantity)], CartLineRules.Sum, facts.Quotes, options.Value, clock),
            cancellationToken);
    }

    private static CartError NotFound { get; } = new(CartErrorCode.NotFound, "There is no such item.", ["input", "id"]);

    private static async Task<CartError?> TakeOffAsync(IUnitOfWork work, string? listId, string itemId, CancellationToken cancellationToken)
    {
        if (listId is null || await work.FindAsync<SavedItemList>(listId, cancellationToken) is not { } list || list.Find(itemId) is null)
        {
            return NotFound;
        }

        work.Update(list.Without(itemId));
        return null;
    }
}
