using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.CartSubgraph.Pricing;
using Octomart.Contracts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>What is wished for.</summary>
/// <param name="VariantId">What.</param>
/// <param name="Currency">In which its price is shown; the shop's default when left out.</param>
internal sealed record WishListAddInput(string VariantId, string? Currency = null);

/// <summary>What is no longer wished for.</summary>
/// <param name="VariantId">What.</param>
internal sealed record WishListRemoveInput(string VariantId);

/// <summary>What is no longer kept.</summary>
/// <param name="Id">An item of your savedItems or of your wishList.</param>
internal sealed record SavedItemRemoveInput(string Id);

/// <summary>The item, or why nothing was changed.</summary>
/// <param name="SavedItem">The item; null when it was taken out or refused.</param>
/// <param name="UserErrors">Empty on success.</param>
internal sealed record SavedItemPayload(SavedItemType? SavedItem, IReadOnlyList<CartError> UserErrors);

[MutationRoot]
internal sealed class WishList(IDocumentStore store, VariantLoader variants, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>Puts something on your wish list, also when it is sold out. Doing it again changes nothing.</summary>
    /// <param name="input">What is wished for.</param>
    [Authenticated]
    public async Task<SavedItemPayload?> WishListAddAsync(WishListAddInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return null;
        }

        var currency = input.Currency ?? options.Value.DefaultCurrency;
        var quotes = await variants.LoadAllAsync(currency, [input.VariantId], cancellationToken);
        if (quotes.GetValueOrDefault(input.VariantId) is not { WasChecked: true } quote)
        {
            return Refused(CartError.Unavailable);
        }

        return quote.Variant is not { } variant
            ? Refused(new CartError(CartErrorCode.NotFound, "There is no such item.", ["input", "variantId"]))
            : await WriteAsync(
                userId, (work, token) => AddAsync(work, userId, ItemOf(userId, variant.Id, variant.Price, currency), token), cancellationToken);
    }

    /// <summary>Takes something off your wish list. What is not on it changes nothing.</summary>
    /// <param name="input">What is no longer wished for.</param>
    [Authenticated]
    public Task<SavedItemPayload?> WishListRemoveAsync(WishListRemoveInput input, Caller caller, CancellationToken cancellationToken) =>
        RemoveAsync(caller, userId => SavedItem.IdOf(userId, SavedItemKind.Wish, input.VariantId), [SavedItemKind.Wish], cancellationToken);

    /// <summary>Takes an item off the list that it is kept on. What is on none changes nothing.</summary>
    /// <param name="input">Which item.</param>
    [Authenticated]
    public Task<SavedItemPayload?> SavedItemRemoveAsync(SavedItemRemoveInput input, Caller caller, CancellationToken cancellationToken) =>
        RemoveAsync(caller, _ => input.Id, [SavedItemKind.Later, SavedItemKind.Wish], cancellationToken);

    private static SavedItemPayload Refused(CartError error) => new(null, [error]);

    private SavedItem ItemOf(string userId, string variantId, Money? price, string currency) =>
        new(SavedItem.IdOf(userId, SavedItemKind.Wish, variantId), variantId, 1, price, currency, clock.GetUtcNow());

    private async Task<SavedItemPayload> AddAsync(IUnitOfWork work, string userId, SavedItem item, CancellationToken cancellationToken)
    {
        var list = await work.FindAsync<SavedItemList>(SavedItemList.IdOf(userId, SavedItemKind.Wish), cancellationToken)
            ?? SavedItemList.Empty(userId, SavedItemKind.Wish);
        if (list.Find(item.Id) is { } known)
        {
            return new SavedItemPayload(new SavedItemType(known), []);
        }

        if (list.With(item, options.Value.MaxSavedItems) is not { } longer)
        {
            return Refused(new CartError(CartErrorCode.QuantityLimit, $"A list holds at most {options.Value.MaxSavedItems} items.", ["input", "variantId"]));
        }

        work.Save(longer);
        return new SavedItemPayload(new SavedItemType(item), []);
    }

    private async Task<SavedItemPayload?> RemoveAsync(
        Caller caller, Func<string, string> itemIdOf, IEnumerable<SavedItemKind> lists, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return null;
        }

        string[] listIds = [.. lists.Select(list => SavedItemList.IdOf(userId, list))];
        return await WriteAsync(userId, async (work, token) =>
        {
            var known = await work.FindManyAsync<SavedItemList>(listIds, token);
            foreach (var list in known.Values.Where(list => list.Find(itemIdOf(userId)) is not null))
            {
                work.Update(list.Without(itemIdOf(userId)));
            }

            return new SavedItemPayload(null, []);
        }, cancellationToken);
    }

    // One change of a user's lists at a time in this process; of two processes that make the first list at once, one tries again.
    private async Task<SavedItemPayload> WriteAsync(
        string userId, Func<IUnitOfWork, CancellationToken, Task<SavedItemPayload>> body, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await store.WriteAsync([SavedItemList.IdOf(userId, SavedItemKind.Wish)], body, cancellationToken);
            }
            catch (DuplicateKeyException)
            {
                // The list exists by now.
            }
        }
    }
}
