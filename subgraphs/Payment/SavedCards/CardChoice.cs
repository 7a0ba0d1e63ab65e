using Octomart.PaymentSubgraph.Payments;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.PaymentSubgraph.SavedCards;

/// <summary>What is charged when a buyer pays with a card that is kept, or is to be kept.</summary>
internal sealed class CardChoice(Wallets wallets)
{
    /// <summary>The provider's words for what the buyer chose, or why that cannot be.</summary>
    public async Task<ChosenCard> ChooseAsync(PaymentStartInput input, Payment payment, Caller caller, CancellationToken cancellationToken)
    {
        if (input is { SavedCardId: null, SaveCard: false })
        {
            return new ChosenCard(input.PaymentMethod, null);
        }

        // Whoever holds a guest's token only is nobody whose cards we know.
        if (caller.UserId is not { } userId || !caller.Is(payment.BuyerId))
        {
            return Refused("Only who is signed in can keep a card, or pay with one that is kept.", input.SavedCardId is null ? "saveCard" : "savedCardId");
        }

        return input.SavedCardId is { } cardId ? await FindAsync(input, userId, cardId, cancellationToken) : await KeepAsync(input, userId, cancellationToken);
    }

    private async Task<ChosenCard> FindAsync(PaymentStartInput input, string userId, string cardId, CancellationToken cancellationToken)
    {
        if (input.PaymentMethod is not null)
        {
            return Refused("Name either a payment method or a saved card.", "savedCardId");
        }

        return await wallets.ListAsync(userId, cancellationToken) switch
        {
            null => new ChosenCard(null, null, PaymentError.NoAnswer),
            var cards => cards.FirstOrDefault(card => card.Id == cardId && card.Wallet.Provider == input.Provider) is { } known
                ? new ChosenCard(known.Card.Reference, known.Wallet.Customer)
                : Refused("There is no such card with this provider.", "savedCardId"),
        };
    }

    private async Task<ChosenCard> KeepAsync(PaymentStartInput input, string userId, CancellationToken cancellationToken) =>
        !wallets.Has(input.Provider) ? Refused($"{input.Provider} keeps no cards.", "saveCard")
        : await wallets.OpenAsync(userId, input.Provider, cancellationToken) is { } wallet ? new ChosenCard(input.PaymentMethod, wallet.Customer)
        : new ChosenCard(null, null, PaymentError.NoAnswer);

    private static ChosenCard Refused(string message, string field) => new(null, null, PaymentError.Invalid(message, field));
}

/// <summary>What is charged.</summary>
/// <param name="PaymentMethod">The provider's word for it; null when the buyer chooses in the provider's own form.</param>
/// <param name="Customer">The buyer as the provider knows them; null for who keeps no cards there.</param>
/// <param name="Error">Why it cannot be charged.</param>
internal sealed record ChosenCard(string? PaymentMethod, string? Customer, PaymentError? Error = null);
