using Octomart.PaymentSubgraph.Payments;
using Octomart.SubgraphDefaults.Identity;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>Which card.</summary>
/// <param name="Id">One of the caller's saved cards.</param>
internal sealed record SavedCardInput(string Id);

/// <summary>Buyers look after their cards.</summary>
[MutationRoot]
internal sealed class SavedCardChange(Wallets wallets)
{
    /// <summary>Makes the provider forget one of the caller's cards: nothing can be charged to it any more. Payments that were made stay as they are.</summary>
    /// <param name="input">Which card.</param>
    [Authenticated]
    public Task<SavedCardsPayload?> SavedCardRemoveAsync(SavedCardInput input, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(input, caller, card => wallets.RemoveAsync(card, cancellationToken), cancellationToken);

    /// <summary>Offers one of the caller's cards first from now on.</summary>
    /// <param name="input">Which card.</param>
    [Authenticated]
    public Task<SavedCardsPayload?> SavedCardPreferAsync(SavedCardInput input, Caller caller, CancellationToken cancellationToken) =>
        ChangeAsync(
            input,
            caller,
            async card =>
            {
                await wallets.PreferAsync(card, cancellationToken);
                return true;
            },
            cancellationToken);

    private async Task<SavedCardsPayload?> ChangeAsync(SavedCardInput input, Caller caller, Func<SavedCard, Task<bool>> change, CancellationToken cancellationToken)
    {
        var userId = caller.UserId ?? "";
        if (await wallets.ListAsync(userId, cancellationToken) is not { } cards)
        {
            return SavedCardsPayload.Refused(PaymentError.NoAnswer);
        }

        if (cards.FirstOrDefault(card => card.Id == input.Id) is not { } known)
        {
            return SavedCardsPayload.Refused(new PaymentError(PaymentErrorCode.NotFound, "There is no such card.", ["input", "id"]));
        }

        return await change(known)
            ? SavedCardsPayload.Of(await wallets.ListAsync(userId, cancellationToken))
            : SavedCardsPayload.Refused(PaymentError.NoAnswer);
    }
}
