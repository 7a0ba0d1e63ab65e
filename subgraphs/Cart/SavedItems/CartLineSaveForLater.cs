using Microsoft.Extensions.Options;
using Octomart.CartSubgraph.Carts;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.CartSubgraph.SavedItems;

/// <summary>Which line is kept for later.</summary>
/// <param name="IdempotencyKey">Chosen by you, at random: sending the same input again under it changes nothing.</param>
/// <param name="LineId">A line of your own cart.</param>
/// <param name="Version">The version of the cart that you have seen.</param>
internal sealed record CartLineSaveForLaterInput(string IdempotencyKey, string LineId, int Version);

[MutationRoot]
internal sealed class CartLineSaveForLater(CartWriter carts, IOptions<CartOptions> options, TimeProvider clock)
{
    /// <summary>Takes a line out of your cart and keeps it in savedItems.</summary>
    /// <param name="input">Which line.</param>
    [Authenticated]
    public async Task<CartPayload?> CartLineSaveForLaterAsync(CartLineSaveForLaterInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.UserId is not { } userId)
        {
            return null;
        }

        var target = new CartTarget(
            caller, null, null, input.Version, null, nameof(CartLineSaveForLater), input.IdempotencyKey, input, MayCreate: false)
        {
            Beside = (work, cart, token) => KeepAsync(work, userId, cart.Lines.First(line => line.Id == input.LineId), cart.Currency, token),
        };
        return await carts.ChangeAsync(target, [], codes: null, (cart, _) => Remove(cart, input.LineId), cancellationToken);
    }

    private static CartChange Remove(Cart cart, string lineId) => cart.Lines.FirstOrDefault(line => line.Id == lineId) is { } line
        ? CartChange.To(cart.With(line with { Quantity = 0 }))
        : CartChange.Refused(new CartError(CartErrorCode.NotFound, "There is no such line.", ["input", "lineId"]));

    private async Task<CartError?> KeepAsync(IUnitOfWork work, string userId, CartLine line, string currency, CancellationToken cancellationToken)
    {
        var list = await work.FindAsync<SavedItemList>(SavedItemList.IdOf(userId, SavedItemKind.Later), cancellationToken)
            ?? SavedItemList.Empty(userId, SavedItemKind.Later);
        var item = new SavedItem(
            SavedItem.IdOf(userId, SavedItemKind.Later, line.VariantId), line.VariantId, line.Quantity, line.PriceWhenAdded, currency, clock.GetUtcNow());
        if (list.With(item, options.Value.MaxSavedItems) is not { } longer)
        {
            return new CartError(CartErrorCode.QuantityLimit, $"A list holds at most {options.Value.MaxSavedItems} items.", ["input", "lineId"]);
        }

        work.Save(longer);
        return null;
    }
}
